package org.carrel.circulation.requests.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.requests.Request;

/** Tells how many requests wait for the items of a title, after the queue has grown or shrunk. */
@ApplicationScoped
class TellWaiting {
    private final Items items;
    private final Queues queues;
    private final Whereabouts whereabouts;

    TellWaiting(Items items, Queues queues, Whereabouts whereabouts) {
        this.items = items;
        this.queues = queues;
        this.whereabouts = whereabouts;
    }

    /**
     * Tells it of every item that a request asks for.
     *
     * @param request the request that joined or left those that wait
     * @param standings the items of its title as they stand now, locked
     * @param open the open requests of the title from now on
     */
    void after(Request request, List<Standing> standings, Collection<Request> open, Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        Map<UUID, Item> concerned = items.ofTitle(request.wish().recordId()).stream()
                .filter(request::asksFor)
                .collect(Collectors.toUnmodifiableMap(Item::id, Function.identity()));
        List<Request> queue = List.copyOf(open);
        whereabouts.tellWaiting(
                standings.stream()
                        .filter(standing -> concerned.containsKey(standing.itemId()))
                        .toList(),
                standing -> {
                    Item item = concerned.get(standing.itemId());
                    return item == null ? 0 : queues.of(item, queue, today).size();
                });
    }
}
