package org.carrel.catalog.federated;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.Brief;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.targets.Collapse;
import org.carrel.catalog.targets.OutsideRecord;

/** Joins what was found here and elsewhere into one list: ours first, each book once. */
public final class OneList {

    private OneList() {}

    /**
     * A book of the list.
     *
     * @param record our record of it, if we have one
     * @param outside records of it elsewhere, the best first
     */
    public record Entry(@Nullable CatalogueRecord record, List<OutsideRecord> outside) {

        public Entry {
            outside = List.copyOf(outside);
        }

        /** What names it. */
        public Brief brief() {
            if (record != null) {
                return record.brief();
            }
            OutsideRecord.Summary best = outside.getFirst().summary();
            return new Brief(best.title(), best.author(), best.year(), best.format(), best.isbns());
        }
    }

    /**
     * The list.
     *
     * @param here what our own search found, in its order
     * @param elsewhere what others' found
     * @param holders which of our records carry the numbers of those
     */
    public static List<Entry> of(
            List<CatalogueRecord> here, List<Collapse.Group> elsewhere, Map<RecordKey, Set<UUID>> holders) {
        var ours = new LinkedHashMap<UUID, List<OutsideRecord>>();
        var records = new HashMap<UUID, CatalogueRecord>();
        for (CatalogueRecord record : here) {
            ours.put(record.id(), new ArrayList<>());
            records.put(record.id(), record);
        }
        var others = new ArrayList<Entry>();
        for (Collapse.Group group : elsewhere) {
            UUID same = group.records().stream()
                    .flatMap(record -> record.keys().stream())
                    .map(key -> holders.getOrDefault(key, Set.of()))
                    .flatMap(Collection::stream)
                    .filter(ours::containsKey)
                    .filter(id -> describesSame(records.get(id), group))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                others.add(new Entry(null, group.records()));
            } else {
                ours.computeIfAbsent(same, _ -> new ArrayList<>()).addAll(group.records());
            }
        }
        var list = new ArrayList<Entry>();
        ours.forEach((id, outside) -> list.add(new Entry(records.get(id), outside)));
        list.addAll(others);
        return list;
    }

    private static boolean describesSame(@Nullable CatalogueRecord record, Collapse.Group group) {
        return record != null
                && record.brief().format().equals(group.best().summary().format());
    }
}
