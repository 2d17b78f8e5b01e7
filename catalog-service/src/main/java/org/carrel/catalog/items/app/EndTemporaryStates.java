package org.carrel.catalog.items.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemDetails.Temporary;
import org.carrel.catalog.items.ItemField;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.Places;

/** Ends temporary locations and loan types when their last day is over at the branch that owns the item. */
@ApplicationScoped
public class EndTemporaryStates {

    private static final int BATCH = 200;

    private final Items items;
    private final Places places;
    private final DescribeItems describe;
    private final Clock clock;

    EndTemporaryStates(Items items, Places places, DescribeItems describe, Clock clock) {
        this.items = items;
        this.places = places;
        this.describe = describe;
        this.clock = clock;
    }

    /** Ends what is over. */
    @Scheduled(
            every = "${carrel.catalog.temporary-states.every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        while (end() == BATCH) {
            // There may be more.
        }
    }

    /** Ends a batch of what is over, in a transaction of its own; tells how many. */
    public int end() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.instant();
            PlaceTree tree = places.tree();
            // East of Greenwich the day is over earlier than there, by 14 hours at the most.
            LocalDate latest = now.atZone(ZoneOffset.ofHours(14)).toLocalDate().minusDays(1);
            List<UUID> over = items.temporaryUntil(latest, BATCH).stream()
                    .filter(item -> isOver(item, tree, now))
                    .map(Item::id)
                    .toList();
            describe.edit(over, item -> describe.described(item, ended(item.description())), Editor.system());
            return over.size();
        });
    }

    private static boolean isOver(Item item, PlaceTree tree, Instant now) {
        ItemDescription description = item.description();
        Temporary temporary = description.details().temporary();
        if (temporary == null || temporary.until() == null) {
            return false;
        }
        LocalDate today = now.atZone(tree.zoneFrom(description.locationId()).orElse(ZoneOffset.UTC))
                .toLocalDate();
        return temporary.until().isBefore(today);
    }

    private static ItemDescription ended(ItemDescription description) {
        return description
                .with(ItemField.TEMPORARY_UNTIL, null)
                .with(ItemField.TEMPORARY_LOAN_TYPE, null)
                .with(ItemField.TEMPORARY_LOCATION, null);
    }
}
