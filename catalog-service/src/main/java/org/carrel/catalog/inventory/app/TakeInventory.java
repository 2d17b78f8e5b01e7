package org.carrel.catalog.inventory.app;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.inventory.Inventories;
import org.carrel.catalog.inventory.Inventory;
import org.carrel.catalog.inventory.ShelfCheck;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.processing.app.HandleItems;
import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.platform.id.IdSource;

/** Takes inventory; within the caller's transaction. */
@ApplicationScoped
public class TakeInventory {

    private final Inventories inventories;
    private final HandleItems handle;
    private final Places places;
    private final IdSource ids;
    private final Clock clock;

    TakeInventory(Inventories inventories, HandleItems handle, Places places, IdSource ids, Clock clock) {
        this.inventories = inventories;
        this.handle = handle;
        this.places = places;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of a command. */
    public sealed interface Outcome {

        /** It is so now. */
        record Done(Inventory inventory, int scans) implements Outcome {}

        /** It is closed already. */
        record Closed() implements Outcome {}

        /** There is no such session. */
        record Unknown() implements Outcome {}
    }

    /** Begins a session at a shelving location. */
    public Inventory begin(UUID locationId, @Nullable String from, @Nullable String to, String actor) {
        var range = from == null && to == null ? null : new Inventory.Range(from, to, key(from), key(to));
        var inventory = new Inventory(ids.next(), locationId, range, new Inventory.Act(actor, clock.instant()), null);
        inventories.add(inventory);
        return inventory;
    }

    private static @Nullable String key(@Nullable String callNumber) {
        return callNumber == null ? null : new CallNumber(callNumber, Scheme.guess(callNumber)).shelvingKey();
    }

    /** Adds scans, in the order of the shelf. */
    public Outcome scan(UUID id, List<Inventory.Scan> scans) {
        Optional<Inventory> session = inventories.findForEdit(id);
        if (session.isEmpty()) {
            return new Outcome.Unknown();
        }
        return session.get().closed() != null
                ? new Outcome.Closed()
                : new Outcome.Done(session.get(), inventories.addScans(id, scans));
    }

    /** Closes a session: what is wrong is written down, and what was seen is noted with its items. */
    public Outcome close(UUID id, Hand hand) {
        Optional<Inventory> session = inventories.findForEdit(id);
        if (session.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (session.get().closed() != null) {
            return new Outcome.Closed();
        }
        var closed = new Inventory.Act(hand.actor(), clock.instant());
        List<ShelfCheck.Finding> findings = findings(session.get());
        inventories.close(id, closed, findings);
        Set<UUID> seen = new HashSet<>();
        inventories.scanned(id).forEach(scan -> {
            if (scan.copy() != null && !scan.copy().withdrawn()) {
                seen.add(scan.copy().itemId());
            }
        });
        ZoneId zone = places.tree().zoneFrom(session.get().locationId()).orElse(ZoneOffset.UTC);
        handle.seen(seen, closed.at().atZone(zone).toLocalDate(), hand);
        return new Outcome.Done(inventories.find(id).orElseThrow(), seen.size());
    }

    /** What is wrong: as things are now while the session goes on, and as they were when it was closed. */
    public List<ShelfCheck.Finding> findings(Inventory session) {
        if (session.closed() != null) {
            return inventories.written(session.id());
        }
        return ShelfCheck.findings(
                session.locationId(), inventories.scanned(session.id()), inventories.expected(session));
    }

    /** How many of each kind. */
    public static Map<ShelfCheck.Kind, Long> counts(List<ShelfCheck.Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        ShelfCheck.Finding::kind, () -> new EnumMap<>(ShelfCheck.Kind.class), Collectors.counting()));
    }
}
