package org.carrel.catalog.copycataloguing.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.targets.FieldedQuery;
import org.carrel.catalog.targets.FieldedQuery.Criterion;
import org.carrel.catalog.targets.FieldedQuery.Index;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** What a cataloguer looks for elsewhere, and where. */
@Schema(name = "OutsideSearchDescription")
record OutsideSearchBody(
        @Size(max = 20) @Schema(nullable = true, description = "All enabled ones by default.") @Nullable
        List<@NotNull UUID> targets,

        @NotEmpty @Size(max = FieldedQuery.MOST) @Valid @Schema(description = "All of them must hold.")
        List<@NotNull CriterionBody> query,

        @Min(1)
        @Max(50)
        @Schema(nullable = true, description = "Records of each database at the most; 20 by default.")
        @Nullable
        Integer limit) {

    /** One criterion. */
    @Schema(name = "OutsideCriterion")
    record CriterionBody(
            @NotNull Index index,

            @NotBlank @Size(max = 200) @Schema(examples = "to say nothing of the dog")
            String text,

            @Schema(description = "Whether the last word may go on.")
            boolean truncated) {}

    FieldedQuery fielded() {
        try {
            return new FieldedQuery(query.stream()
                    .map(each -> new Criterion(each.index(), each.text(), each.truncated()))
                    .toList());
        } catch (IllegalArgumentException _) {
            throw new ProblemException(Problem.invalid("query", "empty", "says nothing that can be looked for"));
        }
    }
}
