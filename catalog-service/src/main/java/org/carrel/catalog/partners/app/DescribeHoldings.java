package org.carrel.catalog.partners.app;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.catalog.availability.Availabilities;
import org.carrel.catalog.availability.Standing;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.z3950.OpacRecord;
import org.carrel.events.Availability;

/** Describes copies and how they circulate now, as those want it who lend and borrow between libraries. */
@ApplicationScoped
public class DescribeHoldings {

    private static final int MOST = 200;

    private final Items items;
    private final Availabilities availabilities;
    private final Places places;

    DescribeHoldings(Items items, Availabilities availabilities, Places places) {
        this.items = items;
        this.availabilities = availabilities;
        this.places = places;
    }

    /** The copies of a title, in shelf order. */
    @Transactional
    public List<OpacRecord.Holding.Described> of(UUID recordId) {
        List<Item> copies = items.ofRecord(recordId, false, MOST);
        if (copies.isEmpty()) {
            return List.of();
        }
        Map<UUID, Standing> standings =
                availabilities.of(copies.stream().map(Item::id).toList());
        PlaceTree tree = places.tree();
        return copies.stream()
                .map(item -> holding(item, standings.getOrDefault(item.id(), Standing.UNTOLD), tree))
                .toList();
    }

    private static OpacRecord.Holding.Described holding(Item item, Standing standing, PlaceTree tree) {
        var description = item.description();
        var barcode = description.barcode();
        var callNumber = description.callNumber();
        var due = standing.dueAt();
        var branch = tree.branchOf(description.locationId()).orElseThrow().description();
        var location = tree.find(description.locationId()).orElseThrow().description();
        var circulation = new OpacRecord.Circulation(
                standing.availability() == Availability.AVAILABLE,
                due == null ? null : due.toString(),
                null,
                description.types().loan(),
                barcode == null ? item.id().toString() : barcode.text(),
                false,
                standing.requestsWaiting() > 0,
                description.part().volume(),
                null,
                null);
        return new OpacRecord.Holding.Described(
                OpacRecord.Coding.NONE,
                new OpacRecord.Shelf(
                        branch.code(),
                        branch.name(),
                        location.name(),
                        callNumber == null ? null : callNumber.text(),
                        null,
                        description.part().copy()),
                OpacRecord.Notes.NONE,
                description.part().volume(),
                List.of(),
                List.of(circulation));
    }
}
