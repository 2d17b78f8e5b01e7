package org.carrel.circulation.lost.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.lost.ClaimResolution;
import org.carrel.circulation.lost.Losses;
import org.carrel.circulation.lost.ReturnClaim;
import org.carrel.events.LoanClaimedReturned;
import org.carrel.events.LoanClosed;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;

import static org.carrel.circulation.findings.Findings.figures;

/**
 * Notes that a patron claims to have returned an item, and what became of that. Runs in the transaction of the command
 * that calls it.
 */
@ApplicationScoped
public class ClaimReturned {
    private final TroubledLoans troubled;
    private final Losses losses;
    private final DeclareLost declareLost;
    private final News news;
    private final IdSource ids;
    private final Clock clock;

    ClaimReturned(
            TroubledLoans troubled, Losses losses, DeclareLost declareLost, News news, IdSource ids, Clock clock) {
        this.troubled = troubled;
        this.losses = losses;
        this.declareLost = declareLost;
        this.news = news;
        this.ids = ids;
        this.clock = clock;
    }

    /** Tells the world of claims. */
    @ApplicationScoped
    static class News {
        private final Whereabouts whereabouts;
        private final Outbox outbox;

        News(Whereabouts whereabouts, Outbox outbox) {
            this.whereabouts = whereabouts;
            this.outbox = outbox;
        }

        void claimed(TroubledLoans.Locked locked, Change change, Instant claimedAt) {
            Loan loan = locked.loan();
            whereabouts.tell(change);
            outbox.append(new LoanClaimedReturned(
                    loan.id(),
                    loan.version() + 1,
                    loan.itemId(),
                    locked.standing().recordId(),
                    loan.patronId(),
                    claimedAt));
        }

        void closed(TroubledLoans.Locked locked, Change change, Instant now) {
            Loan loan = locked.loan();
            whereabouts.tell(change);
            outbox.append(new LoanClosed(
                    loan.id(),
                    loan.version() + 1,
                    loan.itemId(),
                    locked.standing().recordId(),
                    loan.patronId(),
                    LoanClosed.Reason.CLAIMED_AND_MISSING,
                    now));
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * It was noted.
         *
         * @param claims how often the patron has claimed so, with this time
         */
        record Claimed(ReturnClaim claim, int claims) implements Outcome {}

        /** The claim is resolved. */
        record Resolved(UUID loanId) implements Outcome {}

        /** It cannot be. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /** There is no such loan. */
        record NoSuchLoan() implements Outcome {}
    }

    /**
     * Notes a claim.
     *
     * @param claimedAt when the patron says it was returned
     * @param comment what they say; null if nothing is to be noted
     * @param servicePointId where staff are; null if at no service point
     */
    public Outcome claim(
            UUID loanId, Instant claimedAt, @Nullable String comment, @Nullable UUID servicePointId, Caller caller) {
        Loan seen = troubled.find(loanId).orElse(null);
        if (seen == null) {
            return new Outcome.NoSuchLoan();
        }
        caller.requireBranch(troubled.branchOf(seen));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TroubledLoans.Locked locked = troubled.lock(loanId).orElseThrow();
        Findings findings = new Findings(Set.of());
        if (claimedAt.isAfter(now)) {
            findings.add(FindingCode.RETURNED_IN_FUTURE, figures("returnedAt", claimedAt.toString()));
        } else if (claimedAt.isBefore(locked.loan().checkedOutAt())) {
            findings.add(
                    FindingCode.RETURNED_BEFORE_CHECK_OUT,
                    figures("checkedOutAt", locked.loan().checkedOutAt().toString()));
        }
        ItemState.@Nullable Claimable claimable = locked.state()
                .filter(ItemState.Claimable.class::isInstance)
                .map(ItemState.Claimable.class::cast)
                .orElse(null);
        if (claimable == null) {
            findings.add(locked.loan().open() ? FindingCode.ITEM_CLAIMED_RETURNED : FindingCode.LOAN_CLOSED);
        }
        if (claimable == null || findings.stand()) {
            return new Outcome.Refused(findings.all());
        }
        ReturnClaim claim = new ReturnClaim(
                ids.next(),
                loanId,
                seen.patronId(),
                claimedAt,
                comment,
                new ReturnClaim.By(caller.subject(), now, servicePointId),
                null);
        Change change = locked.change(
                claimable.claimReturned(),
                Change.Cause.CLAIMED_RETURNED,
                now,
                servicePointId,
                caller.subject(),
                comment);
        losses.claim(locked.loan(), claim, change);
        news.claimed(locked, change, claimedAt);
        return new Outcome.Claimed(claim, losses.claimsOf(seen.patronId()));
    }

    /**
     * Resolves a claim without the item; one whose item is there is resolved by its check-in.
     *
     * @param comment why, in words
     * @param servicePointId where staff are
     */
    public Outcome resolve(UUID loanId, ClaimResolution how, String comment, UUID servicePointId, Caller caller) {
        Loan seen = troubled.find(loanId).orElse(null);
        if (seen == null) {
            return new Outcome.NoSuchLoan();
        }
        caller.requireBranch(troubled.branchOf(seen));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TroubledLoans.Locked locked = troubled.lock(loanId).orElseThrow();
        if (!(locked.state().orElse(null) instanceof ItemState.ClaimedReturned claimed) || how.withItem()) {
            Findings findings = new Findings(Set.of());
            findings.add(
                    locked.loan().open() ? FindingCode.NO_CLAIM_TO_RESOLVE : FindingCode.LOAN_CLOSED,
                    figures("resolution", how.name()));
            return new Outcome.Refused(findings.all());
        }
        losses.resolve(
                loanId,
                new ReturnClaim.Resolved(how, comment, new ReturnClaim.By(caller.subject(), now, servicePointId)));
        if (how == ClaimResolution.DECLARED_LOST) {
            return switch (declareLost.declare(
                    loanId, new DeclareLost.Declaration(servicePointId, null, comment), caller)) {
                case DeclareLost.Outcome.Declared _ -> new Outcome.Resolved(loanId);
                case DeclareLost.Outcome.Refused(var findings) -> new Outcome.Refused(findings);
                case DeclareLost.Outcome.NoSuchLoan _ -> new Outcome.NoSuchLoan();
            };
        }
        Change change = locked.change(
                claimed.missing(), Change.Cause.CLAIM_RESOLVED, now, servicePointId, caller.subject(), comment);
        losses.close(locked.loan(), LoanClosed.Reason.CLAIMED_AND_MISSING, change);
        news.closed(locked, change, now);
        return new Outcome.Resolved(loanId);
    }
}
