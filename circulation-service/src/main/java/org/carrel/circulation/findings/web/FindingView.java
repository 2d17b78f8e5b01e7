package org.carrel.circulation.findings.web;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.Severity;
import org.carrel.platform.problem.Problem;

/**
 * A finding on the wire. Its figures stand beside the code, each under its own name.
 *
 * @param code what stands in the way
 * @param severity how much
 * @param overridden whether the caller set it aside
 * @param overridableBy the permission that could set it aside
 * @param rule the circulation rule that caused it
 * @param figures counts, dates and ids
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Finding", description = "Something that stands in the way. Its figures stand beside the code.")
public record FindingView(
        @Schema(examples = "LOAN_LIMIT_REACHED") String code,
        Severity severity,
        boolean overridden,

        @Schema(examples = "circulation.override.loan-limit-reached") @Nullable
        String overridableBy,

        @Schema(examples = "everyone") @Nullable String rule,
        @JsonIgnore @Schema(hidden = true) Map<String, Object> figures) {

    public FindingView {
        figures = Map.copyOf(figures);
    }

    public static FindingView of(Finding finding) {
        return new FindingView(
                finding.code().name(),
                finding.severity(),
                finding.overridden(),
                finding.overridableBy(),
                finding.rule(),
                finding.figures());
    }

    public static List<FindingView> of(List<Finding> findings) {
        return findings.stream().map(FindingView::of).toList();
    }

    /** The figures, each as a member of its own. */
    @JsonAnyGetter
    public Map<String, Object> members() {
        return figures;
    }

    /** The problem that tells of a refusal, with everything that was found. */
    public static Problem refusal(String title, List<Finding> findings) {
        return Problem.of(409, "refused", title).reasons(of(findings));
    }
}
