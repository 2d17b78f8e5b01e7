package org.carrel.circulation.closures.app;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.closures.Closure;
import org.carrel.circulation.closures.Closures;
import org.carrel.circulation.closures.Closures.Kind;
import org.carrel.circulation.closures.Closures.Move;
import org.carrel.circulation.closures.Closures.Stretch;
import org.carrel.circulation.closures.Postponement;
import org.carrel.circulation.jobs.Job;

/**
 * Moves the dates that fall into closures, and puts back those of closures that were taken back. Each batch is one
 * transaction that notes what it moved; what it moved is not found again, so that a run that was cut short goes on
 * where it was.
 */
@ApplicationScoped
public class MoveDates implements Job {
    private static final int BATCH = 300;
    private static final UUID FIRST = new UUID(0, 0);
    /** Until every node surely knows of a closure and gives out no date on its days any more. */
    private static final Duration HEARD_EVERYWHERE = Duration.ofSeconds(10);

    private static final Batch NOTHING_LEFT = Batch.last(0);

    private final Closures closures;
    private final ClosedBranches branches;
    private final RedateLoans redateLoans;
    private final Duration every;

    MoveDates(
            Closures closures,
            ClosedBranches branches,
            RedateLoans redateLoans,
            @ConfigProperty(name = "circulation.closures") Duration every) {
        this.closures = closures;
        this.branches = branches;
        this.redateLoans = redateLoans;
        this.every = every;
    }

    @Override
    public String name() {
        return "move-dates-of-closures";
    }

    @Override
    public String purpose() {
        return "Moves due dates and last days on the hold shelf out of closures, and puts them back after a reversal.";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Batch work(Instant now, @Nullable String after) {
        UUID behind = after == null ? FIRST : UUID.fromString(after);
        return QuarkusTransaction.requiringNew().call(() -> closures.lockInWork(behind)
                .map(closure -> work(closure, now, behind))
                .orElse(NOTHING_LEFT));
    }

    /** One batch of a closure; where it finds nothing more, the next batch begins behind it. */
    private Batch work(Closure closure, Instant now, UUID behind) {
        boolean reversing = closure.state() == Closure.State.REVERSING;
        int done = reversing ? putBack(closure, now) : move(closure, now);
        if (done > 0) {
            return new Batch(done, List.of(), behind.toString());
        }
        if (reversing) {
            closures.save(closure.done());
            closures.lookAgainBeside(closure);
        } else if (!now.isBefore(closure.entered().at().plus(HEARD_EVERYWHERE))) {
            closures.save(closure.done());
        }
        return new Batch(0, List.of(), closure.id().toString());
    }

    private int move(Closure closure, Instant now) {
        for (UUID branchId : closure.days().branchIds()) {
            Stretch stretch = branches.stretch(
                    branchId, closure.days().first(), closure.days().last());
            OpeningHours hours = branches.closed(branchId, closure);
            int moved = moveLoans(closure, stretch, hours, now);
            if (moved == 0) {
                moved = moveShelves(closure, stretch, branches.usual(branchId, closure), hours, now);
            }
            if (moved > 0) {
                return moved;
            }
        }
        return 0;
    }

    private int moveLoans(Closure closure, Stretch stretch, OpeningHours hours, Instant now) {
        List<UUID> due = closures.due(stretch, BATCH);
        List<Move> moves = redateLoans.redate(
                due,
                loan -> loan.dueAt().isBefore(stretch.from()) || !loan.dueAt().isBefore(stretch.until())
                        ? null
                        : Postponement.ofDueDate(loan.dueAt(), closure.days(), hours),
                new RedateLoans.Why(closure.days().reason(), closure.entered().by(), now));
        closures.note(closure.id(), moves, now);
        closures.save(closure.with(closure.progress().moved(Kind.LOAN, moves.size())));
        return due.size();
    }

    private int moveShelves(Closure closure, Stretch stretch, OpeningHours usually, OpeningHours hours, Instant now) {
        List<Move> looked = closures.lockKept(closure.id(), stretch, BATCH).stream()
                .map(kept -> new Move(
                        Kind.SHELF,
                        kept.requestId(),
                        kept.expiresAt(),
                        Postponement.ofShelfExpiry(kept.arrivedAt(), kept.expiresAt(), closure.days(), usually, hours)))
                .toList();
        List<Move> moves =
                looked.stream().filter(move -> !move.from().equals(move.to())).toList();
        closures.keepUntil(moves);
        closures.note(closure.id(), looked, now);
        closures.save(closure.with(closure.progress().moved(Kind.SHELF, moves.size())));
        return looked.size();
    }

    private int putBack(Closure closure, Instant now) {
        List<Move> loans = closures.notRestored(closure.id(), Kind.LOAN, BATCH);
        if (!loans.isEmpty()) {
            return putBackLoans(closure, loans, now);
        }
        List<Move> shelves = closures.notRestored(closure.id(), Kind.SHELF, BATCH);
        List<UUID> restored = closures.lockUnchangedShelves(shelves);
        closures.keepUntil(shelves.stream()
                .filter(move -> restored.contains(move.subjectId()))
                .map(move -> new Move(Kind.SHELF, move.subjectId(), move.to(), move.from()))
                .toList());
        note(closure, shelves, restored);
        return shelves.size();
    }

    private int putBackLoans(Closure closure, List<Move> moves, Instant now) {
        Map<UUID, Move> byLoan = new HashMap<>();
        moves.forEach(move -> byLoan.put(move.subjectId(), move));
        List<Move> back = redateLoans.redate(
                List.copyOf(byLoan.keySet()),
                loan -> {
                    Move move = byLoan.get(loan.id());
                    return move == null || !move.to().equals(loan.dueAt()) ? null : move.from();
                },
                new RedateLoans.Why(
                        closure.days().reason(),
                        closure.reversed() == null ? "" : closure.reversed().by(),
                        now));
        note(closure, moves, back.stream().map(Move::subjectId).toList());
        return moves.size();
    }

    private void note(Closure closure, List<Move> moves, List<UUID> restored) {
        closures.noteRestored(closure.id(), moves, restored);
        closures.save(
                closure.with(closure.progress().restored(restored.size(), (long) moves.size() - restored.size())));
    }
}
