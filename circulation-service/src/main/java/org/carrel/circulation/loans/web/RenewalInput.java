package org.carrel.circulation.loans.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.web.OverrideInput;
import org.carrel.circulation.loans.OpenLoans;
import org.carrel.circulation.loans.Renewal;
import org.carrel.circulation.loans.app.RenewLoans;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;

/** What may be sent with a renewal. */
@Schema(name = "RenewalRequest")
record RenewalInput(
        @Schema(description = "Where staff are; leave it out for a patron's own renewal.") @Nullable
        UUID servicePointId,

        @Schema(description = "Whether staff have the item in hand; such a renewal is not limited as unseen ones are.")
        @Nullable
        Boolean inHand,

        @Valid @Size(max = 40) @Nullable List<OverrideInput> overrides,

        @Schema(description = "A due date set by staff; leave it out to let the rules decide.") @Nullable
        Instant dueAt) {

    static final RenewalInput NOTHING = new RenewalInput(null, null, null, null);

    RenewLoans.Wish wish(OpenLoans.Choice choice, Caller caller) {
        boolean seen = Boolean.TRUE.equals(inHand);
        if (seen && servicePointId == null) {
            throw new ProblemException(
                    Problem.invalid("servicePointId", "required", "Say at which service point the item is in hand."));
        }
        if (caller.kind() == Caller.Kind.PATRON && (seen || dueAt != null)) {
            throw new ProblemException(
                    Problem.invalid(seen ? "inHand" : "dueAt", "staff-only", "Patrons renew as the rules say."));
        }
        return new RenewLoans.Wish(
                choice,
                seen ? Renewal.Kind.SEEN : Renewal.Kind.UNSEEN,
                servicePointId,
                OverrideInput.overrides(overrides),
                dueAt);
    }

    static Problem noSuchDesk() {
        return Problem.invalid("servicePointId", "unknown-service-point", "No service point has this id.");
    }
}
