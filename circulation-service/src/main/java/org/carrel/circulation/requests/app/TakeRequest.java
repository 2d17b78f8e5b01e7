package org.carrel.circulation.requests.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.app.Overrides;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.requests.MoveInQueue;
import org.carrel.circulation.requests.PlaceRequest;
import org.carrel.circulation.requests.QueueRank;
import org.carrel.circulation.requests.Recalls;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestAction;
import org.carrel.circulation.requests.RequestFacts;
import org.carrel.circulation.requests.RequestNews;
import org.carrel.circulation.requests.Requests;
import org.carrel.events.RequestKind;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;

/** Takes a request, or says why not. Runs in the transaction of the command that calls it. */
@ApplicationScoped
public class TakeRequest {
    private final FactsOfRequest facts;
    private final Requests requests;
    private final Queues queues;
    private final Recalls recalls;
    private final Whereabouts whereabouts;
    private final Outbox outbox;
    private final IdSource ids;
    private final Clock clock;

    TakeRequest(
            FactsOfRequest facts,
            Requests requests,
            Queues queues,
            Recalls recalls,
            Whereabouts whereabouts,
            Outbox outbox,
            IdSource ids,
            Clock clock) {
        this.facts = facts;
        this.requests = requests;
        this.queues = queues;
        this.recalls = recalls;
        this.whereabouts = whereabouts;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is asked for. */
    public sealed interface Target {
        /** Any item of a title. */
        record Title(UUID recordId) implements Target {}

        /** Any item of a volume or part of a title. */
        record Volume(UUID recordId, String number) implements Target {
            @Override
            public String volume() {
                return number;
            }
        }

        /** This very item. */
        record One(UUID item) implements Target {
            @Override
            public UUID itemId() {
                return item;
            }
        }

        /** The item, if it must be this one. */
        default @Nullable UUID itemId() {
            return null;
        }

        /** The volume or part, if any item of it will do. */
        default @Nullable String volume() {
            return null;
        }
    }

    /** How the patron was told. */
    public sealed interface Who {
        record ByCard(String number) implements Who {}

        record ById(UUID patronId) implements Who {}
    }

    /**
     * A wish as it was uttered.
     *
     * @param kind page, hold or recall
     * @param target what is asked for
     * @param who for whom
     * @param handover where and how the patron gets it, and who asked on their behalf
     * @param notNeededAfter the patron's own last date
     * @param ahead why it goes ahead of all that wait; null if it does not
     * @param overrides findings to set aside
     */
    public record Wish(
            RequestKind kind,
            Target target,
            Who who,
            Request.Handover handover,
            @Nullable LocalDate notNeededAfter,
            @Nullable String ahead,
            Overrides overrides) {

        UUID pickupServicePointId() {
            return handover.servicePointId();
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The request stands. */
        record Taken(Request request, List<Finding> findings) implements Outcome {
            public Taken {
                findings = List.copyOf(findings);
            }
        }

        /** It was refused. */
        record NotTaken(List<Finding> findings) implements Outcome {
            public NotTaken {
                findings = List.copyOf(findings);
            }
        }
    }

    public Outcome take(Wish wish, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        FactsOfRequest.Read read = facts.read(wish, caller, now);
        PlaceRequest.Ask ask = new PlaceRequest.Ask(
                wish.kind(), wish.handover().fulfilment(), wish.overrides().permittedTo(caller), wish.notNeededAfter());
        return switch (PlaceRequest.decide(read.facts(), ask)) {
            case PlaceRequest.Outcome.Refused(var findings) -> new Outcome.NotTaken(findings);
            case PlaceRequest.Outcome.Waits(var findings) -> {
                boolean recall = wish.kind() == RequestKind.RECALL;
                Request waits = Request.placed(
                        ids.next(),
                        wishOf(wish, read, recall ? RequestKind.RECALL : RequestKind.HOLD, findings),
                        placeOf(wish, read, now));
                Optional<Recalls.Called> called = recall ? callBack(waits, read, now, caller) : Optional.empty();
                Request request =
                        called.map(one -> waits.recalling(one.loanId())).orElse(waits);
                place(wish, request, read, findings, caller);
                tellWaiting(
                        read,
                        request,
                        called.filter(Recalls.Called::told)
                                .map(Recalls.Called::itemId)
                                .orElse(null));
                yield new Outcome.Taken(request, findings);
            }
            case PlaceRequest.Outcome.Pages(var copy, var shelf, var findings) -> {
                Request request = Request.pagedAtOnce(
                        ids.next(),
                        wishOf(wish, read, RequestKind.PAGE, findings),
                        placeOf(wish, read, now),
                        copy.item());
                place(wish, request, read, findings, caller);
                Standing standing = read.standing(copy.item().id());
                whereabouts.record(List.of(new Change(
                        standing,
                        shelf.page(request.id()),
                        Change.Cause.REQUEST_PLACED,
                        now,
                        null,
                        caller.subject(),
                        1
                                + queues.of(
                                                copy.item(),
                                                read.openOnTitle(),
                                                read.facts().today())
                                        .size())));
                yield new Outcome.Taken(request, findings);
            }
        };
    }

    private Optional<Recalls.Called> callBack(Request request, FactsOfRequest.Read read, Instant now, Caller caller) {
        List<Request> open = new ArrayList<>(read.openOnTitle());
        open.add(request);
        Map<UUID, RequestFacts.Copy> lent = read.facts().target().copies().stream()
                .filter(copy -> copy.state() instanceof ItemState.CheckedOut
                        && copy.terms() != null
                        && (request.wish().exempt()
                                || copy.terms().requestKinds().contains(RequestKind.RECALL)))
                .collect(Collectors.toUnmodifiableMap(copy -> copy.item().id(), Function.identity()));
        return recalls.callBack(
                request,
                read.standings().stream()
                        .filter(standing -> lent.containsKey(standing.itemId()))
                        .toList(),
                itemId -> {
                    RequestFacts.Copy copy = lent.get(itemId);
                    return copy == null
                            ? 0
                            : queues.of(copy.item(), open, read.facts().today()).size();
                },
                now,
                caller.subject());
    }

    private static Request.Place placeOf(Wish wish, FactsOfRequest.Read read, Instant now) {
        return new Request.Place(
                wish.ahead() == null
                        ? QueueRank.last(read.openOnTitle(), now)
                        : MoveInQueue.ahead(read.openOnTitle(), now),
                now,
                null,
                0);
    }

    /** How long the rules look after it, counted from today; all copies say the same, for it is the patron's matter. */
    private static @Nullable LocalDate expiresOn(FactsOfRequest.Read read) {
        LocalDate today = read.facts().today();
        return read.facts().target().copies().stream()
                .flatMap(copy -> Optional.ofNullable(copy.terms()).stream())
                .findFirst()
                .flatMap(terms -> terms.request().expiry())
                .map(length -> length.from(today.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC)
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate())
                .orElse(null);
    }

    private void place(Wish wish, Request request, FactsOfRequest.Read read, List<Finding> findings, Caller caller) {
        requests.place(
                request,
                caller.subject(),
                findings.stream()
                        .filter(Finding::overridden)
                        .map(finding -> finding.code().name())
                        .distinct()
                        .toList(),
                expiresOn(read));
        boolean byProxy = wish.handover().proxyId() != null;
        if (wish.ahead() != null || byProxy) {
            requests.note(new RequestAction(
                    request.id(),
                    request.version(),
                    wish.ahead() == null ? RequestAction.Act.PLACED_BY_PROXY : RequestAction.Act.CUT_IN_LINE,
                    request.place().placedAt(),
                    new RequestAction.By(caller.subject(), null),
                    wish.ahead(),
                    byProxy ? String.valueOf(wish.handover().proxyId()) : null));
        }
        outbox.append(RequestNews.placed(request));
    }

    private static Request.Wish wishOf(Wish wish, FactsOfRequest.Read read, RequestKind kind, List<Finding> findings) {
        Borrower borrower = java.util.Objects.requireNonNull(read.facts().borrower());
        boolean exempt = findings.stream()
                .anyMatch(finding -> finding.overridden()
                        && (finding.code() == FindingCode.KIND_NOT_ALLOWED
                                || finding.code() == FindingCode.PICKUP_NOT_ALLOWED));
        return new Request.Wish(
                kind,
                read.recordId(),
                wish.target().itemId(),
                wish.target().volume(),
                borrower.patron().id(),
                borrower.patron().group(),
                wish.handover(),
                wish.notNeededAfter(),
                exempt);
    }

    /** Every item that could fill the new request is now waited for by one more. */
    private void tellWaiting(FactsOfRequest.Read read, Request request, @Nullable UUID toldAlready) {
        List<Request> open = new ArrayList<>(read.openOnTitle());
        open.add(request);
        Map<UUID, Integer> waiting = read.facts().target().copies().stream()
                .map(copy -> queues.of(copy.item(), open, read.facts().today()))
                .filter(queue ->
                        queue.requests().contains(request) && !queue.itemId().equals(toldAlready))
                .collect(Collectors.toMap(queue -> queue.itemId(), queue -> queue.size()));
        whereabouts.tellWaiting(
                read.standings().stream()
                        .filter(standing -> waiting.containsKey(standing.itemId()))
                        .toList(),
                standing -> Optional.ofNullable(waiting.get(standing.itemId())).orElse(0));
    }

    static <T> Map<UUID, T> byId(List<T> all, Function<T, UUID> id) {
        return all.stream().collect(Collectors.toUnmodifiableMap(id, Function.identity()));
    }
}
