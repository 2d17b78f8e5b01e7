package org.carrel.catalog.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import org.carrel.catalog.marc.Dialect;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.RecordKind;

/** Says in words what the coded positions of a MARC 21 bibliographic record say. */
public final class Decoding {

    private Decoding() {}

    /**
     * What positions of a field say.
     *
     * @param tag the field, {@code LDR} for the leader
     * @param occurrence which of the fields with this tag, counting from 1; 0 for the leader
     * @param from the first position, counting from 0
     * @param to the last position
     * @param name what the positions are for
     * @param code what stands there
     * @param meaning what it means
     */
    public record Decoded(String tag, int occurrence, int from, int to, String name, String code, String meaning) {}

    /**
     * Everything that leader, 006, 007 and 008 say, in the order of fields and positions: 007 by its category of
     * material, 006 and 008 by the material of which they tell. What is undefined, or too short, is left out.
     */
    public static List<Decoded> of(MarcRecord record, Marc21 rules) {
        if (RecordKind.ofLeader(record.leader()) != RecordKind.BIBLIOGRAPHIC || Dialect.of(record) != Dialect.MARC21) {
            return List.of();
        }
        var said = new ArrayList<Decoded>();
        add(said, "LDR", 0, rules.positions("LDR"), record.leader(), 0);
        var seen = new HashMap<String, Integer>();
        for (MarcField field : record.fields()) {
            if (!(field instanceof MarcField.Control control) || control.value().isEmpty()) {
                continue;
            }
            String value = control.value();
            int occurrence = seen.merge(control.tag(), 1, Integer::sum);
            switch (control.tag()) {
                case "006" ->
                    Material.ofCategory(value.charAt(0))
                            .ifPresent(material ->
                                    add(said, "006", occurrence, rules.positions("008/" + material.code()), value, 17));
                case "007" -> add(said, "007", occurrence, rules.positions("007/" + value.charAt(0)), value, 0);
                case "008" -> {
                    add(said, "008", occurrence, rules.positions("008/all"), value, 0);
                    Material.ofLeader(record)
                            .ifPresent(material ->
                                    add(said, "008", occurrence, rules.positions("008/" + material.code()), value, 0));
                }
                default -> {}
            }
        }
        return List.copyOf(said);
    }

    private static void add(
            List<Decoded> said, String tag, int occurrence, List<PositionRule> rules, String value, int shift) {
        for (PositionRule rule : rules) {
            int from = rule.from() - shift;
            int to = rule.to() - shift;
            if (to <= value.length()) {
                rule.meanings(value.substring(from, to))
                        .forEach(one -> said.add(
                                new Decoded(tag, occurrence, from, to - 1, rule.name(), one.code(), one.meaning())));
            }
        }
    }
}
