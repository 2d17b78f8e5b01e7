package org.carrel.circulation.lost.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.lost.ClaimResolution;
import org.carrel.circulation.lost.Loss;
import org.carrel.circulation.lost.Overdue;
import org.carrel.circulation.lost.ReturnClaim;
import org.carrel.circulation.lost.app.LookUpLoss;

/** How it is with a loan that does not come back as it should. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Loss")
public record LossView(
        UUID loanId,
        UUID itemId,
        UUID patronId,
        boolean open,
        Overdue overdue,

        @Schema(description = "When the item will count as lost if it does not come back.") @Nullable
        Instant countsAsLostAt,

        @Nullable LostView lost,
        List<ClaimView> claims) {

    /** The loss. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LostItem")
    record LostView(
            Loss.How how,
            Instant lostAt,

            @Schema(description = "When what it costs is billed.")
            Instant billedAt,

            boolean billed,

            @Schema(description = "Whether staff have to find out what the item costs.")
            boolean costWanted,

            @Nullable Instant costWantedUntil,
            @Nullable Instant settledAt,
            @Nullable Instant foundAt) {
        static LostView of(Loss loss) {
            Loss.End end = loss.end();
            return new LostView(
                    loss.how(),
                    loss.lostAt(),
                    loss.bill().madeAt() == null
                            ? loss.bill().dueAt()
                            : loss.bill().madeAt(),
                    loss.bill().madeAt() != null,
                    loss.bill().costWanted(),
                    loss.bill().costWantedUntil(),
                    end == null ? null : end.settledAt(),
                    end == null ? null : end.foundAt());
        }
    }

    /** A claim. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReturnClaim")
    record ClaimView(
            UUID id,
            Instant claimedReturnedAt,
            @Nullable String comment,
            Instant reportedAt,
            @Nullable ClaimResolution resolution,
            @Nullable String resolutionComment,
            @Nullable Instant resolvedAt) {
        static ClaimView of(ReturnClaim claim) {
            ReturnClaim.Resolved resolved = claim.resolved();
            return new ClaimView(
                    claim.id(),
                    claim.claimedAt(),
                    claim.comment(),
                    claim.reported().at(),
                    resolved == null ? null : resolved.how(),
                    resolved == null ? null : resolved.comment(),
                    resolved == null ? null : resolved.by().at());
        }
    }

    static LossView of(LookUpLoss.Trouble trouble) {
        Loss loss = trouble.loss();
        return new LossView(
                trouble.loan().id(),
                trouble.loan().itemId(),
                trouble.loan().patronId(),
                trouble.loan().open(),
                trouble.overdue(),
                trouble.lostAt(),
                loss == null ? null : LostView.of(loss),
                trouble.claims().stream().map(ClaimView::of).toList());
    }
}
