package org.carrel.catalog.kits.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.changes.ChangeLog;
import org.carrel.catalog.items.BoundTitles;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.Records;
import org.carrel.platform.security.BranchScope;

/** Says which other titles are bound into an item; within the caller's transaction. */
@ApplicationScoped
public class BindTitles {

    private final BoundTitles bound;
    private final Items items;
    private final Records records;
    private final Places places;
    private final ChangeLog changes;

    BindTitles(BoundTitles bound, Items items, Records records, Places places, ChangeLog changes) {
        this.bound = bound;
        this.items = items;
        this.records = records;
        this.places = places;
        this.changes = changes;
    }

    /** What came of it. */
    public sealed interface Bound {

        /** These are its titles, its own first. */
        record Titles(List<CatalogueRecord> records) implements Bound {
            public Titles {
                records = List.copyOf(records);
            }
        }

        /** These are no live titles. */
        record UnknownTitles(List<UUID> recordIds) implements Bound {
            public UnknownTitles {
                recordIds = List.copyOf(recordIds);
            }
        }

        /** The item stands at a branch where the caller may not act. */
        record OutsideScope(UUID branchId) implements Bound {}

        /** There is no such item. */
        record UnknownItem() implements Bound {}
    }

    /** The titles of an item. */
    public Bound titles(UUID itemId) {
        return items.find(itemId)
                .<Bound>map(item -> titles(item, bound.of(itemId)))
                .orElseGet(Bound.UnknownItem::new);
    }

    /** Gives an item other titles beside its own; those it had before go. */
    public Bound bind(UUID itemId, List<UUID> recordIds, BranchScope scope) {
        Optional<Item> found = items.findForEdit(itemId);
        if (found.isEmpty()) {
            return new Bound.UnknownItem();
        }
        Item item = found.get();
        UUID branch = places.tree()
                .branchOf(item.description().locationId())
                .orElseThrow()
                .id();
        if (!scope.covers(branch)) {
            return new Bound.OutsideScope(branch);
        }
        var others = new LinkedHashSet<>(recordIds);
        others.remove(item.description().recordId());
        Map<UUID, CatalogueRecord> live = records.findAllForUse(others);
        List<UUID> unknown = others.stream()
                .filter(id -> {
                    CatalogueRecord record = live.get(id);
                    return record == null || record.deleted() || record.kind() != RecordKind.BIBLIOGRAPHIC;
                })
                .toList();
        if (!unknown.isEmpty()) {
            return new Bound.UnknownTitles(unknown);
        }
        var touched = new HashSet<>(bound.of(itemId));
        touched.addAll(others);
        bound.set(itemId, List.copyOf(others));
        changes.append(touched);
        return titles(item, List.copyOf(others));
    }

    private Bound titles(Item item, List<UUID> others) {
        var ids = new ArrayList<UUID>();
        ids.add(item.description().recordId());
        ids.addAll(others);
        Map<UUID, CatalogueRecord> found = records.findAll(ids);
        return new Bound.Titles(
                ids.stream().map(found::get).filter(Objects::nonNull).toList());
    }
}
