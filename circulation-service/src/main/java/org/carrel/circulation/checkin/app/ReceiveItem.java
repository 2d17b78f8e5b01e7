package org.carrel.circulation.checkin.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.checkin.CheckIn;
import org.carrel.circulation.checkin.CheckInFacts;
import org.carrel.circulation.checkin.Damage;
import org.carrel.circulation.checkin.Instruction;
import org.carrel.circulation.checkin.LateReturn;
import org.carrel.circulation.checkin.Message;
import org.carrel.circulation.checkin.MessageCode;
import org.carrel.circulation.checkin.ReturnDate;
import org.carrel.circulation.checkin.Returns;
import org.carrel.circulation.fees.Fee;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.app.LateFees;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.Desk;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.app.Desks;
import org.carrel.circulation.lost.ClaimResolution;
import org.carrel.circulation.lost.app.FindLostItem;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.replicas.app.Replicas;
import org.carrel.circulation.replicas.app.Replicated;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestNews;
import org.carrel.circulation.requests.RequestStatus;
import org.carrel.circulation.requests.app.Queues;
import org.carrel.circulation.rules.ReturnTerms;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Terms;
import org.carrel.circulation.rules.app.RuleBook;
import org.carrel.events.ItemCheckedIn;
import org.carrel.events.ItemDamageReported;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Takes an item back and says what to do with it. Runs in the transaction of the command that calls it. */
@ApplicationScoped
public class ReceiveItem {
    private final FactsOfReturn facts;
    private final Returns returns;
    private final Queues queues;
    private final Reckoning reckoning;
    private final News news;
    private final IdSource ids;
    private final Clock clock;

    ReceiveItem(
            FactsOfReturn facts,
            Returns returns,
            Queues queues,
            Reckoning reckoning,
            News news,
            IdSource ids,
            Clock clock) {
        this.facts = facts;
        this.returns = returns;
        this.queues = queues;
        this.reckoning = reckoning;
        this.news = news;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A scan at a return desk.
     *
     * @param servicePointId where
     * @param barcode what was scanned
     * @param date when it came back, as staff say
     * @param amnesty whether its being late is forgiven
     * @param claim how a claim that it was returned is resolved; null if nobody said
     * @param damage what is broken; null if nothing is
     */
    public record Scan(
            UUID servicePointId,
            String barcode,
            ReturnDate date,
            boolean amnesty,
            @Nullable ClaimResolution claim,
            @Nullable Damage damage) {
        /** A scan of which nothing is said. */
        public static Scan plain(UUID servicePointId, String barcode) {
            return new Scan(servicePointId, barcode, new ReturnDate.AtScan(), false, null, null);
        }
    }

    /** What came of a scan. */
    public sealed interface Outcome {

        /**
         * There is something to do with the item.
         *
         * @param checkInId the check-in; null if nothing was written
         */
        record Received(
                @Nullable UUID checkInId,
                @Nullable Item item,
                Instruction instruction,
                List<Message> messages,
                @Nullable Loan ended,
                Instant returnedAt)
                implements Outcome {
            public Received {
                messages = List.copyOf(messages);
            }
        }

        /** It cannot be booked as staff told it. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /** There is no such service point. */
        record NoSuchDesk() implements Outcome {}
    }

    public Outcome receive(Scan scan, Caller caller) {
        return take(scan, caller, true);
    }

    /** What would be done with an item, without doing it: nothing is written, counted or told. */
    public Outcome wouldReceive(Scan scan, Caller caller) {
        return take(scan, caller, false);
    }

    private Outcome take(Scan scan, Caller caller, boolean write) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (facts.read(scan, caller, now, write)) {
            case FactsOfReturn.Read.NoSuchDesk _ -> new Outcome.NoSuchDesk();
            case FactsOfReturn.Read.UnknownBarcode _ -> unknown(scan, caller, now, write);
            case FactsOfReturn.Read.Known known -> take(scan, caller, known, write);
        };
    }

    private Outcome take(Scan scan, Caller caller, FactsOfReturn.Read.Known known, boolean write) {
        CheckInFacts seen = known.facts();
        List<Finding> objections = CheckIn.objections(
                seen,
                known.promised().returned().backdateDays(),
                known.promised().ruleFor(Setting.BACKDATE_DAYS),
                caller.may(Permissions.CHECK_IN_MODES));
        if (!objections.isEmpty()) {
            return new Outcome.Refused(objections);
        }
        CheckIn.Outcome decided = CheckIn.decide(seen, request -> queues.shelfPeriod(request, seen.item()));
        return write ? settle(scan, caller, known.gathered(), seen, decided) : received(null, seen, decided, List.of());
    }

    private Outcome settle(
            Scan scan, Caller caller, Returns.Gathered gathered, CheckInFacts seen, CheckIn.Outcome decided) {
        Item item = seen.item();
        Standing standing = java.util.Objects.requireNonNull(gathered.standing());
        List<Request> moved = moved(decided, seen.queue(), item, seen.now());
        @Nullable
        Change change = decided.next().equals(standing.state()) && seen.told().damage() == null
                ? null
                : new Change(
                        standing,
                        decided.next(),
                        Change.Cause.CHECK_IN,
                        seen.now(),
                        scan.servicePointId(),
                        caller.subject(),
                        seen.queue().size(),
                        seen.told().damage() == null
                                ? null
                                : seen.told().damage().code());
        Loan loan = seen.loan();
        UUID id = ids.next();
        returns.settle(
                new Returns.Scan(
                        id,
                        seen.now(),
                        scan.servicePointId(),
                        caller.subject(),
                        scan.barcode(),
                        new Returns.Scan.Outcome(
                                item.id(),
                                standing.version() + (change == null ? 0 : 1),
                                standing.state().availability().name(),
                                decided.instruction().code(),
                                seen.queue().size(),
                                loan == null ? null : loan.id(),
                                loan == null ? null : seen.told().returnedAt(),
                                decided.next() instanceof ItemState.Captured captured ? captured.requestId() : null,
                                decided.usedInHouse() ? 1 : 0)),
                loan,
                change,
                moved);
        news.tell(seen, change, moved, caller.subject());
        Origin origin = new Origin(seen.now(), caller.subject(), scan.servicePointId());
        return received(id, seen, decided, reckoning.of(seen, origin));
    }

    private static Outcome received(
            @Nullable UUID id, CheckInFacts seen, CheckIn.Outcome decided, List<Message> settled) {
        return new Outcome.Received(
                id,
                seen.item(),
                decided.instruction(),
                Stream.concat(decided.messages().stream(), settled.stream()).toList(),
                seen.loan(),
                seen.told().returnedAt());
    }

    private Outcome unknown(Scan scan, Caller caller, Instant now, boolean write) {
        Instruction instruction = new Instruction.HandToCataloguer();
        @Nullable UUID id = null;
        if (write) {
            id = ids.next();
            returns.settle(
                    new Returns.Scan(
                            id,
                            now,
                            scan.servicePointId(),
                            caller.subject(),
                            scan.barcode(),
                            Returns.Scan.Outcome.unknown(instruction.code())),
                    null,
                    null,
                    List.of());
        }
        return new Outcome.Received(
                id,
                null,
                instruction,
                List.of(new Message(MessageCode.ITEM_UNKNOWN, Map.of("barcode", scan.barcode()))),
                null,
                now);
    }

    private static List<Request> moved(CheckIn.Outcome decided, Queue queue, Item item, Instant now) {
        List<Request> moved = new ArrayList<>();
        if (decided.instruction().forRequest() != null) {
            queue.passedOver().forEach(request -> moved.add(request.passedOver()));
        }
        if (decided.putBack() != null) {
            moved.add(decided.putBack().putBack());
        }
        switch (decided.instruction()) {
            case Instruction.KeepFor(var request, var until) -> {
                if (request.shelfExpiresAt() == null) {
                    moved.add(request.arrived(item.id(), now, until));
                }
            }
            case Instruction.DeliverTo(var request) -> {
                if (request.status() != org.carrel.circulation.requests.RequestStatus.AWAITING_DELIVERY) {
                    moved.add(request.readyForDelivery(item.id(), now));
                }
            }
            case Instruction.SendTo sendTo -> {
                @Nullable Request request = sendTo.request();
                boolean underWay =
                        request != null && request.holds(item.id()) && request.status() == RequestStatus.IN_TRANSIT;
                if (request != null && !underWay) {
                    moved.add(request.sent(item.id()));
                }
            }
            case Instruction.ShelveHere _, Instruction.HandToWork _, Instruction.HandToCataloguer _ -> {}
        }
        return moved;
    }

    /** Reads the facts of a return: one place for the scan and for the dry run. */
    @ApplicationScoped
    static class FactsOfReturn {
        private final Returns returns;
        private final Loans loans;
        private final Desks desks;
        private final PlaceDirectory places;
        private final Queues queues;
        private final RuleBook rules;
        private final Replicas replicas;

        /** What was found. */
        sealed interface Read {
            /**
             * An item.
             *
             * @param gathered what the store gave
             * @param facts the same, as the decision sees it
             * @param promised what was promised with its loan; what the rules say of it, if it is not on loan
             */
            record Known(Returns.Gathered gathered, CheckInFacts facts, Terms promised) implements Read {}

            /** Nobody knows the barcode. */
            record UnknownBarcode() implements Read {}

            /** Nobody knows the service point. */
            record NoSuchDesk() implements Read {}
        }

        FactsOfReturn(
                Returns returns,
                Loans loans,
                Desks desks,
                PlaceDirectory places,
                Queues queues,
                RuleBook rules,
                Replicas replicas) {
            this.returns = returns;
            this.loans = loans;
            this.desks = desks;
            this.places = places;
            this.queues = queues;
            this.rules = rules;
            this.replicas = replicas;
        }

        Read read(Scan scan, Caller caller, Instant now, boolean lock) {
            Desk desk = desks.at(scan.servicePointId(), caller).orElse(null);
            if (desk == null) {
                return new Read.NoSuchDesk();
            }
            Returns.Gathered gathered = returns.gather(scan.barcode(), lock);
            Item item = gathered.item();
            Standing standing = gathered.standing();
            if (item == null || standing == null) {
                replicas.require(new Replicated.ItemByBarcode(scan.barcode()));
                return new Read.UnknownBarcode();
            }
            Terms terms = rules.termsOfItem(item);
            Loans.Kept kept = gathered.loan();
            @Nullable Loan loan = kept == null ? null : kept.loan();
            CheckInFacts seen = new CheckInFacts(
                    new CheckInFacts.Desk(desk.servicePointId(), desk.branchId(), desk.hours()),
                    item,
                    standing.state(),
                    loan,
                    queues.of(item, gathered.openOnTitle(), desk.hours().dayOf(now)),
                    home(item, desk, terms.returned()),
                    new CheckInFacts.Told(
                            scan.date().at(desk.hours(), loan == null ? null : loan.checkedOutAt(), now),
                            scan.amnesty(),
                            scan.claim(),
                            scan.damage()),
                    now);
            return new Read.Known(gathered, seen, kept == null ? terms : loans.promised(kept.termsId()));
        }

        private CheckInFacts.Home home(Item item, Desk desk, ReturnTerms terms) {
            UUID branchId = item.shelf().branchId();
            PlaceTree tree = places.tree();
            boolean canBeSent = terms.sentTo().include(tree.codesUpward(branchId));
            return new CheckInFacts.Home(
                    branchId,
                    canBeSent
                            ? tree.receivingServicePoint(branchId)
                                    .map(Place::id)
                                    .orElse(null)
                            : null,
                    terms.floats().include(tree.codesUpward(desk.branchId())),
                    terms.countsInHouseUse());
        }
    }

    /** Reckons what a return costs the patron, and what it gives back. */
    @ApplicationScoped
    static class Reckoning {
        private final FindLostItem findLostItem;
        private final LateFees lateFees;

        Reckoning(FindLostItem findLostItem, LateFees lateFees) {
            this.findLostItem = findLostItem;
            this.lateFees = lateFees;
        }

        /** Charges and gives back, and says so. */
        List<Message> of(CheckInFacts seen, Origin origin) {
            List<Message> messages = new ArrayList<>();
            FindLostItem.@Nullable Settled settled = findLostItem
                    .found(seen.item().id(), seen.state(), seen.told().claim(), origin)
                    .orElse(null);
            if (settled != null) {
                messages.add(ofLoss(settled));
            }
            @Nullable
            Instant until = settled == null
                    ? LateReturn.until(seen, null, null)
                    : LateReturn.until(seen, settled.terms(), settled.loss().lostAt());
            Loan loan = seen.loan();
            if (loan != null && until != null && loan.course().dueAt().isBefore(until)) {
                lateFees.charge(loan.id(), loan.course().dueAt(), until, origin)
                        .map(Reckoning::ofCharge)
                        .ifPresent(messages::add);
            }
            return messages;
        }

        private static Message ofCharge(Fee fee) {
            return new Message(
                    MessageCode.FINE_DUE,
                    Findings.figures(
                            "feeId",
                            fee.id(),
                            "minor",
                            fee.remaining().minor(),
                            "currency",
                            fee.remaining().currency().getCurrencyCode()));
        }

        private static Message ofLoss(FindLostItem.Settled settled) {
            Map<String, Object> figures = Findings.figures(
                    "loanId",
                    settled.loss().loanId(),
                    "patronId",
                    settled.loss().patronId(),
                    "fees",
                    settled.changed().size(),
                    "inTime",
                    settled.terms().inTime());
            return new Message(
                    settled.changed().isEmpty() ? MessageCode.LOSS_FEES_STAND : MessageCode.LOSS_FEES_GIVEN_BACK,
                    figures);
        }
    }

    /** Tells the world of a return. */
    @ApplicationScoped
    static class News {
        private final Whereabouts whereabouts;
        private final Outbox outbox;

        News(Whereabouts whereabouts, Outbox outbox) {
            this.whereabouts = whereabouts;
            this.outbox = outbox;
        }

        void tell(CheckInFacts seen, @Nullable Change change, List<Request> moved, String actor) {
            Loan ended = seen.loan();
            Item item = seen.item();
            UUID servicePointId = seen.desk().servicePointId();
            if (ended != null) {
                outbox.append(new ItemCheckedIn(
                        ended.id(),
                        ended.version() + 1,
                        item.id(),
                        item.recordId(),
                        ended.patronId(),
                        servicePointId,
                        seen.told().returnedAt(),
                        seen.now()));
            }
            if (change != null) {
                whereabouts.tell(change);
            }
            Damage damage = seen.told().damage();
            if (damage != null && change != null) {
                outbox.append(new ItemDamageReported(
                        item.id(),
                        change.before().version() + 1,
                        damage.code(),
                        damage.description(),
                        servicePointId,
                        actor,
                        seen.now()));
            }
            moved.stream()
                    .map(request -> RequestNews.moved(request, servicePointId, seen.now()))
                    .flatMap(Optional::stream)
                    .forEach(outbox::append);
        }
    }
}
