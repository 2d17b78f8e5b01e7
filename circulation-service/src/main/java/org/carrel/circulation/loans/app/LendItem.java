package org.carrel.circulation.loans.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.bookings.BookedItem;
import org.carrel.circulation.bookings.Bookings;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.findings.app.Overrides;
import org.carrel.circulation.findings.app.SeverityBook;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.CheckOut;
import org.carrel.circulation.loans.CheckOutFacts;
import org.carrel.circulation.loans.CheckOutReversal;
import org.carrel.circulation.loans.Counters;
import org.carrel.circulation.loans.Desk;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.Verdict;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.replicas.app.Replicas;
import org.carrel.circulation.replicas.app.Replicated;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestNews;
import org.carrel.circulation.requests.RequestStatus;
import org.carrel.circulation.requests.app.CopyRelease;
import org.carrel.circulation.requests.app.Queues;
import org.carrel.circulation.rules.Terms;
import org.carrel.circulation.rules.app.RuleBook;
import org.carrel.events.ItemCheckedOut;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;

/** Hands an item over to a patron, or says why not. Runs in the transaction of the command that calls it. */
@ApplicationScoped
public class LendItem {
    private final Loans loans;
    private final FactsOfCheckOut facts;
    private final SeverityBook severities;
    private final CopyRelease release;
    private final Bookings bookings;
    private final Whereabouts whereabouts;
    private final Outbox outbox;
    private final IdSource ids;
    private final Clock clock;

    LendItem(
            Loans loans,
            FactsOfCheckOut facts,
            SeverityBook severities,
            CopyRelease release,
            Bookings bookings,
            Whereabouts whereabouts,
            Outbox outbox,
            IdSource ids,
            Clock clock) {
        this.loans = loans;
        this.facts = facts;
        this.severities = severities;
        this.release = release;
        this.bookings = bookings;
        this.whereabouts = whereabouts;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A scan at a check-out desk.
     *
     * @param servicePointId where
     * @param who to whom
     * @param barcode of the item
     * @param overrides findings to set aside
     * @param onSite whether it is wanted for use in the house
     * @param dueAt a due date set by staff; null leaves it to the rules
     */
    public record Scan(
            UUID servicePointId,
            Loans.Who who,
            String barcode,
            Overrides overrides,
            boolean onSite,
            @Nullable Instant dueAt) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** It was handed over. */
        record Lent(Loan loan, Item item, Counters counters, Verdict.Granted verdict) implements Outcome {}

        /** It was not. */
        record NotLent(Counters counters, Verdict.Refused verdict) implements Outcome {}
    }

    public Outcome lend(Scan scan, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        FactsOfCheckOut.Read read = facts.read(scan, caller, now, true);
        return switch (decide(scan, caller, now, read)) {
            case Verdict.Refused refused -> new Outcome.NotLent(counters(read.facts(), now), refused);
            case Verdict.Granted granted -> write(scan, caller, now, read, granted);
        };
    }

    /** What would be decided now, without handing anything over. */
    public Verdict wouldLend(Scan scan, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return decide(scan, caller, now, facts.read(scan, caller, now, false));
    }

    private Verdict decide(Scan scan, Caller caller, Instant now, FactsOfCheckOut.Read read) {
        Desk desk = read.facts().desk();
        Severities hold = desk == null ? Severities.USUAL : severities.at(desk.branchId());
        return CheckOut.decide(
                read.facts(),
                new CheckOut.Ask(now, scan.overrides().permittedTo(caller, hold), hold, scan.onSite(), scan.dueAt()));
    }

    private Outcome write(Scan scan, Caller caller, Instant now, FactsOfCheckOut.Read read, Verdict.Granted granted) {
        Borrower borrower = Objects.requireNonNull(read.facts().borrower());
        CheckOutFacts.Copy copy = Objects.requireNonNull(read.facts().copy());
        Item item = copy.item();
        Loan loan = new Loan(
                ids.next(),
                1,
                item.id(),
                borrower.patron().id(),
                scan.servicePointId(),
                now,
                new Loan.Course(granted.dueAt(), 0, null));
        List<Request> moved = new ArrayList<>();
        @Nullable
        Request filled = granted.fills() == null ? null : granted.fills().filled(item.id(), loan.id(), now);
        if (filled != null) {
            moved.add(filled);
        }
        if (granted.putBack() != null) {
            moved.add(granted.putBack().putBack());
        }
        Change change = new Change(
                Objects.requireNonNull(read.gathered().standing()),
                granted.from().lend(loan.id(), granted.dueAt()),
                Change.Cause.CHECK_OUT,
                now,
                scan.servicePointId(),
                caller.subject(),
                copy.queue().size() - (copy.queue().requests().contains(granted.fills()) ? 1 : 0));
        loans.begin(
                new Loans.Beginning(
                        loan,
                        item,
                        granted.onSite(),
                        granted.terms(),
                        caller.subject(),
                        granted.overridden(),
                        scan.overrides().reasonsFor(granted.overridden()),
                        moves(granted)),
                change,
                moved);
        whereabouts.tell(change);
        outbox.append(new ItemCheckedOut(
                loan.id(),
                loan.version(),
                item.id(),
                item.recordId(),
                loan.patronId(),
                loan.servicePointId(),
                now,
                loan.course().dueAt(),
                granted.overridden()));
        copy.booked()
                .filledBy(loan.patronId(), now)
                .ifPresent(booking -> bookings.save(booking.filled(loan.id(), now)));
        if (filled != null) {
            RequestNews.moved(filled, scan.servicePointId(), now).ifPresent(outbox::append);
        }
        if (granted.fills() != null
                && granted.fills().status() == RequestStatus.PAGED
                && !granted.fills().holds(item.id())) {
            release.release(granted.fills(), read.gathered().openOnTitle(), now, caller.subject());
        }
        return new Outcome.Lent(loan, item, after(counters(read.facts(), now), granted), granted);
    }

    private static Counters counters(CheckOutFacts facts, Instant now) {
        Borrower borrower = facts.borrower();
        return Counters.of(
                facts.holdings(),
                borrower == null ? List.of() : borrower.patron().dues().owed(),
                now);
    }

    private static List<CheckOutReversal.RequestBefore> moves(Verdict.Granted granted) {
        return Stream.of(granted.fills(), granted.putBack())
                .filter(Objects::nonNull)
                .map(CheckOutReversal.RequestBefore::of)
                .toList();
    }

    private static Counters after(Counters before, Verdict.Granted granted) {
        boolean filled = granted.fills() != null;
        boolean fromShelf = granted.fills() != null && granted.fills().status() == RequestStatus.AWAITING_PICKUP;
        return before.withLoan(filled, fromShelf);
    }

    /** Reads the facts of a check-out: one place for the scan and for the dry run. */
    @ApplicationScoped
    static class FactsOfCheckOut {
        private final Loans loans;
        private final Desks desks;
        private final Queues queues;
        private final RuleBook rules;
        private final PlaceDirectory places;
        private final Replicas replicas;

        /**
         * @param gathered what the store gave
         * @param facts the same, as the decision sees it
         */
        record Read(Loans.Gathered gathered, CheckOutFacts facts) {}

        FactsOfCheckOut(
                Loans loans, Desks desks, Queues queues, RuleBook rules, PlaceDirectory places, Replicas replicas) {
            this.places = places;
            this.loans = loans;
            this.desks = desks;
            this.queues = queues;
            this.rules = rules;
            this.replicas = replicas;
        }

        Read read(Scan scan, Caller caller, Instant now, boolean lock) {
            @Nullable Desk desk = desks.at(scan.servicePointId(), caller).orElse(null);
            Loans.Gathered gathered = loans.gather(scan.who(), scan.barcode(), lock);
            if (gathered.borrower() == null) {
                replicas.require(
                        switch (scan.who()) {
                            case Loans.Who.ByCard(var number) -> new Replicated.CardHolder(number);
                            case Loans.Who.ById(var id) -> new Replicated.PatronById(id);
                        });
            }
            if (gathered.item() == null) {
                replicas.require(new Replicated.ItemByBarcode(scan.barcode()));
            }
            return new Read(
                    gathered,
                    new CheckOutFacts(
                            desk, gathered.borrower(), gathered.holdings(), places.tree(), copy(gathered, desk, now)));
        }

        private CheckOutFacts.@Nullable Copy copy(Loans.Gathered gathered, @Nullable Desk desk, Instant now) {
            if (gathered.item() == null || gathered.standing() == null) {
                return null;
            }
            var today = desk == null
                    ? now.atZone(ZoneOffset.UTC).toLocalDate()
                    : desk.hours().dayOf(now);
            Queue queue = queues.of(gathered.item(), gathered.openOnTitle(), today);
            @Nullable
            Terms terms = gathered.borrower() == null
                    ? null
                    : rules.terms(gathered.borrower().patron(), gathered.item());
            return new CheckOutFacts.Copy(
                    gathered.item(),
                    gathered.standing().state(),
                    gathered.onLoanTo(),
                    queue,
                    ownElsewhere(gathered),
                    demand(gathered),
                    terms,
                    new BookedItem(gathered.booked()));
        }

        private static CheckOutFacts.Demand demand(Loans.Gathered gathered) {
            Borrower borrower = gathered.borrower();
            int ofOthers = (int) gathered.openOnTitle().stream()
                    .filter(request ->
                            borrower == null || !request.isBy(borrower.patron().id()))
                    .count();
            return new CheckOutFacts.Demand(ofOthers, gathered.copies());
        }

        private static @Nullable Request ownElsewhere(Loans.Gathered gathered) {
            Item item = gathered.item();
            Borrower borrower = gathered.borrower();
            if (item == null || borrower == null) {
                return null;
            }
            return gathered.openOnTitle().stream()
                    .filter(request -> request.isBy(borrower.patron().id())
                            && request.asksFor(item)
                            && request.status().captured()
                            && !request.holds(item.id()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
