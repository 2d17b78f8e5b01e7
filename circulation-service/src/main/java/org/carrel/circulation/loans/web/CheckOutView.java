package org.carrel.circulation.loans.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.loans.NextStep;

/** All that a desk needs to know after a scan, in one answer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CheckOut")
public record CheckOutView(
        @Schema(description = "What to do now.") NextStep nextStep,
        LoanView loan,
        PatronCounters patron,

        @Schema(description = "The request that the loan filled.") @Nullable
        UUID filledRequestId,

        @Schema(description = "What was told or overridden.")
        List<FindingView> findings,

        @Schema(description = "What to print, if anything.") List<DueSlip> slips) {

    /** The slip that goes into the book. */
    @Schema(name = "DueSlip")
    public record DueSlip(
            @Schema(examples = "due-date") String kind,
            String title,
            @Nullable String barcode,
            Instant dueAt) {
        static DueSlip of(LoanView loan) {
            return new DueSlip("due-date", loan.title(), loan.barcode(), loan.dueAt());
        }
    }

    /** What would be decided, without anything being done. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CheckOutDryRun")
    public record DryRun(boolean allowed, @Nullable Instant dueAt, List<FindingView> findings) {}
}
