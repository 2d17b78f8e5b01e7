package org.carrel.circulation.requests.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.requests.CancellationReasons;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestAction;
import org.carrel.circulation.requests.RequestNews;
import org.carrel.circulation.requests.RequestStatus;
import org.carrel.circulation.requests.Requests;
import org.carrel.events.RequestEvent;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;

/** Ends or suspends a request before it is filled. Runs in the transaction of its caller. */
@ApplicationScoped
public class EndRequest {
    private static final String JOB = "circulation-service";

    private final Requests requests;
    private final Standings standings;
    private final CancellationReasons reasons;
    private final TellWaiting tellWaiting;
    private final PlaceDirectory places;
    private final Consequences consequences;
    private final Clock clock;

    EndRequest(
            Requests requests,
            Standings standings,
            CancellationReasons reasons,
            TellWaiting tellWaiting,
            PlaceDirectory places,
            Consequences consequences,
            Clock clock) {
        this.requests = requests;
        this.standings = standings;
        this.reasons = reasons;
        this.tellWaiting = tellWaiting;
        this.places = places;
        this.consequences = consequences;
        this.clock = clock;
    }

    /** What moves with an ending request: its copy, what is told of the items, and what is told of it. */
    @ApplicationScoped
    static class Consequences {
        private final CopyRelease release;
        private final Whereabouts whereabouts;
        private final Outbox outbox;

        Consequences(CopyRelease release, Whereabouts whereabouts, Outbox outbox) {
            this.release = release;
            this.whereabouts = whereabouts;
            this.outbox = outbox;
        }

        void tell(RequestEvent event) {
            outbox.append(event);
        }

        void releaseCopy(Request request, List<Request> open, Instant now, String actor, Change.Cause cause) {
            release.release(request, open, now, actor, cause);
        }

        void tellWaiting(List<Standing> standings, ToIntFunction<Standing> waiting) {
            whereabouts.tellWaiting(standings, waiting);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The request moved. */
        record Done(Request request) implements Outcome {}

        /** It is past the state in which that can be done. */
        record TooLate(Request request) implements Outcome {}

        /** There is none. */
        record NoSuchRequest() implements Outcome {}

        /** The reason is not on the list, or not for this caller. */
        record NoSuchReason() implements Outcome {}
    }

    /**
     * Why something is done by hand.
     *
     * @param reason code of the reason
     * @param note what the caller added
     * @param servicePointId where the caller works; null if they did not say
     */
    public record Because(
            String reason, @Nullable String note, @Nullable UUID servicePointId) {}

    /** Cancels a request, for a reason on the list. */
    public Outcome cancel(UUID requestId, Because because, Caller caller) {
        boolean listed = reasons.find(because.reason())
                .filter(reason -> !reason.retired() && (reason.byPatrons() || caller.kind() != Caller.Kind.PATRON))
                .isPresent();
        if (!listed) {
            return new Outcome.NoSuchReason();
        }
        Instant now = now();
        return change(
                requestId,
                caller,
                request -> request.cancelled(because.reason(), because.note(), now),
                now,
                RequestAction.Act.CANCELLED,
                because);
    }

    /** Suspends a waiting request until a day; null lets it count again. */
    public Outcome suspend(UUID requestId, @Nullable LocalDate until, Caller caller) {
        return change(
                requestId,
                caller,
                request -> request.status() == RequestStatus.WAITING ? request.suspended(until) : null,
                now(),
                RequestAction.Act.SUSPENDED,
                new Because(until == null ? "counts-again" : "until-" + until, null, null));
    }

    private Outcome change(
            UUID requestId,
            Caller caller,
            Function<Request, @Nullable Request> move,
            Instant now,
            RequestAction.Act act,
            Because because) {
        Request seen = requests.find(requestId).orElse(null);
        if (seen == null) {
            return new Outcome.NoSuchRequest();
        }
        caller.requireSelfIfPatron(seen.wish().patronId());
        Locked locked = lock(seen);
        Request open = locked.find(requestId);
        @Nullable Request moved = open == null ? null : move.apply(open);
        if (open == null || moved == null) {
            return new Outcome.TooLate(requests.find(requestId).orElse(seen));
        }
        write(open, moved, locked, now, caller.subject(), Change.Cause.REQUEST_CANCELLED);
        requests.note(new RequestAction(
                requestId,
                moved.version(),
                act,
                now,
                new RequestAction.By(caller.subject(), because.servicePointId()),
                because.reason(),
                because.note()));
        return new Outcome.Done(moved);
    }

    /** Ends a request that has run out; does nothing if it has not, or has moved on in the meantime. */
    public boolean expire(UUID requestId) {
        Instant now = now();
        Request seen = requests.find(requestId).orElse(null);
        if (seen == null) {
            return false;
        }
        Locked locked = lock(seen);
        Request open = locked.find(requestId);
        @Nullable String reason = open == null ? null : whyRunOut(open, now);
        if (open == null || reason == null) {
            return false;
        }
        write(open, open.expired(reason, now), locked, now, JOB, Change.Cause.REQUEST_EXPIRED);
        return true;
    }

    private @Nullable String whyRunOut(Request request, Instant now) {
        LocalDate today = now.atZone(places.tree().zoneOf(request.wish().pickupServicePointId()))
                .toLocalDate();
        LocalDate last = request.wish().notNeededAfter();
        boolean stillLooking = request.status() == RequestStatus.WAITING || request.status() == RequestStatus.PAGED;
        if (stillLooking && last != null && last.isBefore(today)) {
            return "not-needed-any-more";
        }
        if (stillLooking && requests.lapsed(request.id(), today)) {
            return "not-filled-in-time";
        }
        Instant kept = request.shelfExpiresAt();
        return request.status() == RequestStatus.AWAITING_PICKUP && kept != null && kept.isBefore(now)
                ? "not-picked-up"
                : null;
    }

    private record Locked(List<Standing> standings, List<Request> open) {
        @Nullable
        Request find(UUID requestId) {
            return open.stream()
                    .filter(request -> request.id().equals(requestId))
                    .findFirst()
                    .orElse(null);
        }
    }

    private Locked lock(Request request) {
        UUID recordId = request.wish().recordId();
        return new Locked(standings.lockTitle(recordId), requests.lockQueue(recordId));
    }

    private void write(Request open, Request moved, Locked locked, Instant now, String actor, Change.Cause cause) {
        requests.save(List.of(moved));
        RequestNews.moved(moved, null, now).filter(_ -> !moved.status().open()).ifPresent(consequences::tell);
        if (open.status() == RequestStatus.PAGED && !moved.status().open()) {
            consequences.releaseCopy(open, locked.open(), now, actor, cause);
        } else if (open.status() == RequestStatus.WAITING) {
            List<Request> after = new ArrayList<>(locked.open());
            after.removeIf(request -> request.id().equals(open.id()));
            if (moved.status().open()) {
                after.add(moved);
            }
            tellWaiting.after(open, locked.standings(), after, now);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
