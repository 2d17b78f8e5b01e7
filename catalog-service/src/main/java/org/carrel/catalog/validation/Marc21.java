package org.carrel.catalog.validation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules of MARC 21 for bibliographic records, as the tables say them. */
public final class Marc21 {

    private static final Marc21 TABLES = read();

    private final Map<String, FieldRule> fields;
    private final List<FieldRule> mandatory;
    private final Map<String, List<PositionRule>> positions;
    private final Map<String, Set<Integer>> lengths;
    private final Map<String, Kind> kinds;

    private Marc21(
            Map<String, FieldRule> fields,
            List<PositionRule> positions,
            Map<String, Set<Integer>> lengths,
            Map<String, Kind> kinds) {
        this.fields = fields;
        this.mandatory = fields.values().stream().filter(FieldRule::mandatory).toList();
        this.positions = positions.stream().collect(Collectors.groupingBy(PositionRule::where));
        this.lengths = lengths;
        this.kinds = kinds;
    }

    /** A kind of finding: how bad it is and what to tell. */
    record Kind(Severity severity, String explanation) {}

    /** The rules. */
    public static Marc21 rules() {
        return TABLES;
    }

    private static Marc21 read() {
        var fields = new LinkedHashMap<String, FieldRule>();
        for (List<String> row : Tables.read("bibliographic-fields.txt", 6)) {
            if (fields.put(row.getFirst(), FieldRule.of(row)) != null) {
                throw new IllegalStateException("field " + row.getFirst() + " is in the table twice");
            }
        }
        List<List<String>> coded = Tables.read("bibliographic-positions.txt", 4);
        var lengths = new HashMap<String, Set<Integer>>();
        coded.stream()
                .filter(row -> row.getFirst().equals("length"))
                .forEach(row -> lengths.put(row.get(1), numbers(row.get(3))));
        Map<String, String> lists = coded.stream()
                .filter(row -> row.getFirst().equals("list"))
                .collect(Collectors.toMap(row -> row.get(2), row -> row.get(3)));
        var kinds = new HashMap<String, Kind>();
        Tables.read("findings.txt", 3)
                .forEach(row -> kinds.put(row.get(0), new Kind(Severity.valueOf(row.get(1)), row.get(2))));
        return new Marc21(
                fields,
                coded.stream()
                        .filter(row -> !row.getFirst().equals("length")
                                && !row.getFirst().equals("list"))
                        .map(row -> PositionRule.of(row, lists))
                        .toList(),
                lengths,
                kinds);
    }

    List<FieldRule> fields() {
        return List.copyOf(fields.values());
    }

    /** The fields that every record has. */
    List<FieldRule> mandatory() {
        return mandatory;
    }

    Optional<FieldRule> field(String tag) {
        return Optional.ofNullable(fields.get(tag));
    }

    List<PositionRule> positions(String where) {
        return positions.getOrDefault(where, List.of());
    }

    /** How many characters a field may have; none if that is not laid down. */
    Set<Integer> lengths(String where) {
        return lengths.getOrDefault(where, Set.of());
    }

    /** The categories of material that a 007 begins with. */
    String categories() {
        return lengths.keySet().stream()
                .filter(where -> where.startsWith("007/"))
                .map(where -> where.substring(4))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static Set<Integer> numbers(String cell) {
        return Arrays.stream(cell.split(" ", -1)).map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    Kind kind(String code) {
        Kind kind = kinds.get(code);
        if (kind == null) {
            throw new IllegalStateException("no finding has the code " + code);
        }
        return kind;
    }

    /** Whether a tag is one that libraries use for what is their own. */
    static boolean isLocal(String tag) {
        return tag.indexOf('9') >= 0 || tag.startsWith("09");
    }
}
