package org.carrel.circulation.requests.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.carrel.circulation.availability.Mark;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestAction;
import org.carrel.circulation.requests.RequestStatus;
import org.carrel.circulation.requests.Requests;
import org.carrel.circulation.requests.Targeting;
import org.carrel.platform.security.Caller;

/**
 * Looks for copies on the shelves after a request was placed: another one if the first is not where it should be, one
 * that came to its shelf without being scanned, one elsewhere if nobody fetches the first.
 */
@ApplicationScoped
public class SearchShelves {
    private static final String JOB = "circulation-service";

    private final Requests requests;
    private final Standings standings;
    private final Items items;
    private final Queues queues;
    private final Nearness nearness;
    private final News news;
    private final Clock clock;

    SearchShelves(
            Requests requests,
            Standings standings,
            Items items,
            Queues queues,
            Nearness nearness,
            News news,
            Clock clock) {
        this.requests = requests;
        this.standings = standings;
        this.items = items;
        this.queues = queues;
        this.nearness = nearness;
        this.news = news;
        this.clock = clock;
    }

    /** What is told of items that are asked for, let go or not found. */
    @ApplicationScoped
    static class News {
        private final Whereabouts whereabouts;
        private final TellWaiting tellWaiting;

        News(Whereabouts whereabouts, TellWaiting tellWaiting) {
            this.whereabouts = whereabouts;
            this.tellWaiting = tellWaiting;
        }

        void moved(Change change) {
            whereabouts.record(List.of(change));
        }

        void waitsAgain(Request request, List<Standing> others, List<Request> open, Instant now) {
            tellWaiting.after(request, others, open, now);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** Staff are asked for another copy. */
        record AskedElsewhere(Request request, Item item) implements Outcome {}

        /** There is no other copy on any shelf: it waits. */
        record Waits(Request request) implements Outcome {}

        /** Nobody is asked to fetch anything for it. */
        record NothingAsked(Request request) implements Outcome {}

        /** There is no such request. */
        record NoSuchRequest() implements Outcome {}
    }

    /**
     * Staff did not find the copy that was to be fetched: it counts as missing, and the next best copy is asked for.
     *
     * @param servicePointId where the caller works; null if they did not say
     */
    public Outcome notFound(UUID requestId, @Nullable UUID servicePointId, @Nullable String note, Caller caller) {
        Request seen = requests.find(requestId).orElse(null);
        if (seen == null) {
            return new Outcome.NoSuchRequest();
        }
        Instant now = now();
        Title title = lock(seen.wish().recordId());
        Request request = title.find(requestId).orElse(null);
        Item item = request == null || request.status() != RequestStatus.PAGED
                ? null
                : title.items().get(request.suppliedItemId());
        if (request == null || item == null || !(title.standing(item).state() instanceof ItemState.Paged paged)) {
            return new Outcome.NothingAsked(requests.find(requestId).orElse(seen));
        }
        caller.requireBranch(item.shelf().branchId());
        Optional<Item> next = title.next(request, item, now);
        Request moved = next.map(other -> request.pagedInstead(item.id(), other, now))
                .orElseGet(() -> request.notFound(item.id()));
        requests.save(List.of(moved));
        requests.note(new RequestAction(
                requestId,
                moved.version(),
                RequestAction.Act.NOT_FOUND,
                now,
                new RequestAction.By(caller.subject(), servicePointId),
                item.label().barcode() == null
                        ? item.id().toString()
                        : item.label().barcode(),
                note));
        title.replace(moved);
        news.moved(title.change(
                item, paged.marked(Mark.MISSING), Change.Cause.MARKED, now, servicePointId, caller.subject()));
        if (next.isEmpty()) {
            news.waitsAgain(moved, title.othersThan(item), title.open(), now);
            return new Outcome.Waits(moved);
        }
        news.moved(title.page(next.get(), moved, now, caller.subject()));
        return new Outcome.AskedElsewhere(moved, next.get());
    }

    /**
     * Looks again for all requests of a title: for those that wait, whether a copy stands on a shelf; for those that
     * nobody has fetched the copy for, whether there is one elsewhere.
     *
     * @param asked staff who were asked before this moment are not waited for any longer
     * @return how many requests are fulfilled otherwise than before
     */
    public int lookAgain(UUID recordId, Instant asked) {
        Instant now = now();
        Title title = lock(recordId);
        int changed = 0;
        for (Request request : title.open()) {
            Optional<Item> present =
                    Optional.ofNullable(request.suppliedItemId()).map(title.items()::get);
            boolean stale = request.status() == RequestStatus.PAGED
                    && request.search().asked() != null
                    && request.search().asked().at().isBefore(asked);
            if (stale && present.isPresent()) {
                changed += askElsewhere(title, request, present.get(), now) ? 1 : 0;
            } else if (request.waitsOn(now.atZone(ZoneOffset.UTC).toLocalDate())) {
                changed += askFirst(title, request, now) ? 1 : 0;
            }
        }
        requests.lookedAt(recordId, now);
        return changed;
    }

    private boolean askElsewhere(Title title, Request request, Item present, Instant now) {
        Optional<Item> other = title.next(request, present, now);
        if (other.isEmpty() || !(title.standing(present).state() instanceof ItemState.Paged paged)) {
            return false;
        }
        Request moved = request.pagedInstead(present.id(), other.get(), now);
        requests.save(List.of(moved));
        title.replace(moved);
        news.moved(title.change(present, paged.released(), Change.Cause.RETARGETED, now, null, JOB));
        news.moved(title.page(other.get(), moved, now, JOB));
        return true;
    }

    private boolean askFirst(Title title, Request request, Instant now) {
        Optional<Item> found = title.next(request, null, now);
        found.ifPresent(item -> {
            Request moved = request.paged(item, now);
            requests.save(List.of(moved));
            title.replace(moved);
            news.moved(title.page(item, moved, now, JOB));
        });
        return found.isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Title lock(UUID recordId) {
        List<Standing> locked = standings.lockTitle(recordId);
        List<Request> open =
                requests.lockQueue(recordId).stream().sorted(Request.QUEUE).toList();
        Map<UUID, Item> byId =
                items.ofTitle(recordId).stream().collect(Collectors.toUnmodifiableMap(Item::id, Function.identity()));
        return new Title(byId, locked, open);
    }

    /** A title with its items and its queue, as they are and as they become. */
    private final class Title {
        private final Map<UUID, Item> items;
        private final Map<UUID, Standing> standings = new HashMap<>();
        private final List<Request> open;

        Title(Map<UUID, Item> items, List<Standing> standings, List<Request> open) {
            this.items = items;
            standings.forEach(standing -> this.standings.put(standing.itemId(), standing));
            this.open = new ArrayList<>(open);
        }

        Map<UUID, Item> items() {
            return items;
        }

        List<Request> open() {
            return List.copyOf(open);
        }

        Optional<Request> find(UUID requestId) {
            return open.stream()
                    .filter(request -> request.id().equals(requestId))
                    .findFirst();
        }

        void replace(Request moved) {
            open.replaceAll(request -> request.id().equals(moved.id()) ? moved : request);
        }

        Standing standing(Item item) {
            return java.util.Objects.requireNonNull(standings.get(item.id()));
        }

        List<Standing> othersThan(Item item) {
            return standings.values().stream()
                    .filter(standing -> !standing.itemId().equals(item.id()))
                    .toList();
        }

        /** The best copy on a shelf that staff may be asked to fetch for a request, other than the present one. */
        Optional<Item> next(Request request, @Nullable Item present, Instant now) {
            List<Item> onShelf = items.values().stream()
                    .filter(item -> !item.equals(present)
                            && standings.get(item.id()) != null
                            && standing(item).state() instanceof ItemState.OnShelf
                            && item.processTags().isEmpty()
                            && request.asksFor(item)
                            && queues.fetches(
                                    request, item, now.atZone(ZoneOffset.UTC).toLocalDate()))
                    .toList();
            return onShelf.isEmpty()
                    ? Optional.empty()
                    : Targeting.choose(
                            onShelf,
                            request.search().tried(),
                            nearness.from(request.wish().pickupServicePointId(), onShelf, now));
        }

        Change page(Item item, Request request, Instant now, String actor) {
            if (!(standing(item).state() instanceof ItemState.OnShelf shelf)) {
                throw new IllegalStateException("not on its shelf: " + item.id());
            }
            return change(item, shelf.page(request.id()), Change.Cause.RETARGETED, now, null, actor);
        }

        Change change(
                Item item,
                ItemState next,
                Change.Cause cause,
                Instant now,
                @Nullable UUID servicePointId,
                String actor) {
            LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
            Standing before = standing(item);
            standings.put(
                    item.id(),
                    new Standing(
                            item.id(), before.recordId(), next, now, before.servicePointId(), before.version() + 1));
            return new Change(
                    before,
                    next,
                    cause,
                    now,
                    servicePointId,
                    actor,
                    queues.of(item, open, today).size());
        }
    }
}
