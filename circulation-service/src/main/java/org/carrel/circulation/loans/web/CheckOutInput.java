package org.carrel.circulation.loans.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.web.OverrideInput;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.app.LendItem;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** A scan at a check-out desk. */
@Schema(name = "CheckOutRequest", description = "Either patronCard or patronId tells the patron.")
public record CheckOutInput(
        @NotNull UUID servicePointId,

        @Size(min = 1, max = 64) @Schema(examples = "20000000001234") @Nullable
        String patronCard,

        @Nullable UUID patronId,

        @NotBlank @Size(max = 64) @Schema(examples = "31234000123456")
        String itemBarcode,

        @Valid @Size(max = 40) @Nullable List<OverrideInput> overrides,

        @Schema(description = "Whether it is for use in the house; where the rules allow nothing else it is anyway.")
        @Nullable
        Boolean onSite,

        @Schema(description = "A due date set by staff; leave it out to let the rules decide.") @Nullable
        Instant dueAt) {

    LendItem.Scan scan() {
        return new LendItem.Scan(
                servicePointId,
                who(),
                itemBarcode.strip(),
                OverrideInput.overrides(overrides),
                Boolean.TRUE.equals(onSite),
                dueAt);
    }

    private Loans.Who who() {
        if (patronCard != null && patronId == null) {
            return new Loans.Who.ByCard(patronCard.strip());
        }
        if (patronId != null && patronCard == null) {
            return new Loans.Who.ById(patronId);
        }
        throw new ProblemException(
                Problem.invalid("patronCard", "either-or", "Send either patronCard or patronId, and not both."));
    }
}
