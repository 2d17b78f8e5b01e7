package org.carrel.circulation.checkin.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.checkin.CheckIn;
import org.carrel.circulation.checkin.CheckInFacts;
import org.carrel.circulation.checkin.Instruction;
import org.carrel.circulation.checkin.Message;
import org.carrel.circulation.checkin.MessageCode;
import org.carrel.circulation.checkin.Returns;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.Desk;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.app.Desks;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.replicas.app.Replicas;
import org.carrel.circulation.replicas.app.Replicated;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestNews;
import org.carrel.circulation.requests.app.Queues;
import org.carrel.events.ItemCheckedIn;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;

/** Takes an item back and says what to do with it. Runs in the transaction of the command that calls it. */
@ApplicationScoped
public class ReceiveItem {
    private final Returns returns;
    private final Desks desks;
    private final PlaceDirectory places;
    private final Queues queues;
    private final News news;
    private final Replicas replicas;
    private final Clock clock;

    ReceiveItem(
            Returns returns,
            Desks desks,
            PlaceDirectory places,
            Queues queues,
            News news,
            Replicas replicas,
            Clock clock) {
        this.returns = returns;
        this.desks = desks;
        this.places = places;
        this.queues = queues;
        this.news = news;
        this.replicas = replicas;
        this.clock = clock;
    }

    /** What came of a scan. */
    public sealed interface Outcome {

        /** There is something to do with the item. */
        record Received(
                @Nullable Item item,
                Instruction instruction,
                List<Message> messages,
                @Nullable Loan ended,
                Instant at) implements Outcome {
            public Received {
                messages = List.copyOf(messages);
            }
        }

        /** There is no such service point. */
        record NoSuchDesk() implements Outcome {}
    }

    public Outcome receive(UUID servicePointId, String barcode, Caller caller) {
        Desk desk = desks.at(servicePointId, caller).orElse(null);
        if (desk == null) {
            return new Outcome.NoSuchDesk();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Returns.Gathered gathered = returns.gather(barcode);
        if (gathered.item() == null || gathered.standing() == null) {
            replicas.require(new Replicated.ItemByBarcode(barcode));
            return unknown(desk, barcode, caller, now);
        }
        Item item = gathered.item();
        Standing standing = gathered.standing();
        Queue queue = queues.of(item, gathered.openOnTitle(), desk.hours().dayOf(now));
        CheckIn.Outcome decided = CheckIn.decide(
                new CheckInFacts(
                        new CheckInFacts.Desk(desk.servicePointId(), desk.branchId(), desk.hours()),
                        item,
                        standing.state(),
                        gathered.loan(),
                        queue,
                        home(item),
                        now),
                request -> queues.shelfPeriod(request, item));
        List<Request> moved = moved(decided, item, now);
        @Nullable
        Change change = decided.next().equals(standing.state())
                ? null
                : new Change(
                        standing,
                        decided.next(),
                        Change.Cause.CHECK_IN,
                        now,
                        servicePointId,
                        caller.subject(),
                        queue.size());
        returns.settle(
                new Returns.Scan(
                        now,
                        servicePointId,
                        caller.subject(),
                        barcode,
                        new Returns.Scan.Outcome(
                                item.id(),
                                standing.state().availability().name(),
                                decided.instruction().code(),
                                queue.size(),
                                gathered.loan() == null ? null : gathered.loan().id(),
                                decided.usedInHouse())),
                gathered.loan(),
                change,
                moved);
        news.tell(item, gathered.loan(), change, moved, servicePointId, now);
        return new Outcome.Received(item, decided.instruction(), decided.messages(), gathered.loan(), now);
    }

    private Outcome unknown(Desk desk, String barcode, Caller caller, Instant now) {
        Instruction instruction = new Instruction.HandToCataloguer();
        returns.settle(
                new Returns.Scan(
                        now,
                        desk.servicePointId(),
                        caller.subject(),
                        barcode,
                        new Returns.Scan.Outcome(null, null, instruction.code(), 0, null, false)),
                null,
                null,
                List.of());
        return new Outcome.Received(
                null,
                instruction,
                List.of(new Message(MessageCode.ITEM_UNKNOWN, Map.of("barcode", barcode))),
                null,
                now);
    }

    private CheckInFacts.Home home(Item item) {
        UUID branchId = item.shelf().branchId();
        return new CheckInFacts.Home(
                branchId,
                places.tree().receivingServicePoint(branchId).map(Place::id).orElse(null));
    }

    private static List<Request> moved(CheckIn.Outcome decided, Item item, Instant now) {
        List<Request> moved = new ArrayList<>();
        if (decided.putBack() != null) {
            moved.add(decided.putBack().putBack());
        }
        switch (decided.instruction()) {
            case Instruction.KeepFor(var request, var until) -> {
                if (request.shelfExpiresAt() == null) {
                    moved.add(request.arrived(item.id(), now, until));
                }
            }
            case Instruction.SendTo sendTo -> {
                @Nullable Request request = sendTo.request();
                boolean underWay = request != null
                        && request.holds(item.id())
                        && request.status() == org.carrel.circulation.requests.RequestStatus.IN_TRANSIT;
                if (request != null && !underWay) {
                    moved.add(request.sent(item.id()));
                }
            }
            case Instruction.ShelveHere _, Instruction.HandToWork _, Instruction.HandToCataloguer _ -> {}
        }
        return moved;
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

        void tell(
                Item item,
                @Nullable Loan ended,
                @Nullable Change change,
                List<Request> moved,
                UUID servicePointId,
                Instant now) {
            if (ended != null) {
                outbox.append(new ItemCheckedIn(
                        ended.id(),
                        ended.version() + 1,
                        item.id(),
                        item.recordId(),
                        ended.patronId(),
                        servicePointId,
                        now,
                        now));
            }
            if (change != null) {
                whereabouts.tell(change);
            }
            moved.stream()
                    .map(request -> RequestNews.moved(request, servicePointId, now))
                    .flatMap(Optional::stream)
                    .forEach(outbox::append);
        }
    }
}
