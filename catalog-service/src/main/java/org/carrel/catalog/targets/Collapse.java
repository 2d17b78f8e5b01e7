package org.carrel.catalog.targets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.carrel.catalog.records.RecordKey;

/**
 * Puts records of the same book together: those that share an ISBN, ISSN, LCCN or OCLC number and are of one format,
 * for printed and electronic editions often carry each other's ISBN.
 */
public final class Collapse {

    private Collapse() {}

    /** Records of the same book, the best of them first. */
    public record Group(List<OutsideRecord> records) {
        public Group {
            records = List.copyOf(records);
        }

        public OutsideRecord best() {
            return records.getFirst();
        }
    }

    /**
     * The groups, those with the best records first.
     *
     * @param ranks the lower a database's, the sooner its records among equals
     */
    public static List<Group> of(List<OutsideRecord> records, Map<UUID, Integer> ranks) {
        int[] parent = new int[records.size()];
        var owners = new HashMap<String, Integer>();
        for (int index = 0; index < parent.length; index++) {
            parent[index] = index;
            OutsideRecord record = records.get(index);
            for (RecordKey key : record.keys()) {
                String shared = record.summary().format() + ' ' + key.type() + ' ' + key.value();
                Integer owner = owners.putIfAbsent(shared, index);
                if (owner != null) {
                    parent[root(parent, index)] = root(parent, owner);
                }
            }
        }
        var members = new LinkedHashMap<Integer, List<OutsideRecord>>();
        for (int index = 0; index < parent.length; index++) {
            members.computeIfAbsent(root(parent, index), _ -> new ArrayList<>()).add(records.get(index));
        }
        Comparator<OutsideRecord> best = Comparator.comparingInt(
                        (OutsideRecord record) -> -record.summary().quality().score())
                .thenComparingInt(record -> ranks.getOrDefault(record.targetId(), Integer.MAX_VALUE))
                .thenComparingInt(record -> record.found().position())
                .thenComparing(OutsideRecord::id);
        return members.values().stream()
                .map(group -> new Group(group.stream().sorted(best).toList()))
                .sorted(Comparator.comparing(Group::best, best))
                .toList();
    }

    private static int root(int[] parent, int index) {
        int at = index;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
