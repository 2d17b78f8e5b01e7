package org.carrel.catalog.copycataloguing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;

/**
 * What is done to a record on its way in. Tags are patterns in which X stands for any character, such as {@code 9XX}.
 *
 * @param removed tags of fields that are others' own
 * @param added fields of our own
 * @param kept when a record is laid over ours: tags of our fields that stay, whatever the other one has
 */
public record CopyTemplate(String code, String name, List<String> removed, List<Added> added, List<String> kept) {

    /** A pattern of tags; control numbers and the like are not for templates. */
    public static final Pattern TAGS = Pattern.compile("(?!00)[0-9A-Za-z]{3}");

    public CopyTemplate {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        kept = List.copyOf(kept);
    }

    /** A field to add. */
    public record Added(String tag, String indicators, List<AddedSubfield> subfields) {
        public Added {
            subfields = List.copyOf(subfields);
        }

        MarcField.Data field() {
            return new MarcField.Data(
                    tag,
                    indicators.charAt(0),
                    indicators.charAt(1),
                    subfields.stream()
                            .map(each -> new Subfield(each.code().charAt(0), each.value()))
                            .toList());
        }
    }

    /** A subfield of it. */
    public record AddedSubfield(String code, String value) {}

    /** An outside record as it shall come in. */
    public MarcRecord adapted(MarcRecord outside) {
        var fields = new ArrayList<>(outside.fields().stream()
                .filter(field -> !matches(removed, field.tag()))
                .toList());
        for (Added each : added) {
            MarcField.Data field = each.field();
            if (!fields.contains(field)) {
                insert(fields, field);
            }
        }
        return new MarcRecord(outside.leader(), fields);
    }

    /**
     * An outside record laid over ours: its fields, but our control number and the fields of ours that are kept. Its
     * own number stays as field 035.
     */
    public MarcRecord overlaid(MarcRecord ours, MarcRecord outside) {
        MarcRecord adapted = adapted(outside);
        var fields = new ArrayList<MarcField>();
        ours.fields().stream().filter(CopyTemplate::identifies).forEach(fields::add);
        boolean renumbered = !fields.isEmpty();
        adapted.fields().stream()
                .filter(field -> !(renumbered && identifies(field)) && !matches(kept, field.tag()))
                .forEach(fields::add);
        ours.fields().stream().filter(field -> matches(kept, field.tag())).forEach(field -> insert(fields, field));
        if (renumbered) {
            otherNumber(ours, outside)
                    .filter(field -> !fields.contains(field))
                    .ifPresent(field -> insert(fields, field));
        }
        return new MarcRecord(adapted.leader(), fields);
    }

    private static boolean identifies(MarcField field) {
        return field.tag().equals("001") || field.tag().equals("003");
    }

    private static Optional<MarcField> otherNumber(MarcRecord ours, MarcRecord outside) {
        String prefix =
                outside.control("003").map(code -> "(" + code.strip() + ")").orElse("");
        return outside.control("001")
                .map(String::strip)
                .filter(number -> !number.isEmpty()
                        && !ours.control("001").map(String::strip).equals(Optional.of(number)))
                .map(number -> new MarcField.Data("035", ' ', ' ', List.of(new Subfield('a', prefix + number))));
    }

    private static boolean matches(List<String> patterns, String tag) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, tag));
    }

    private static boolean matches(String pattern, String tag) {
        if (tag.length() != pattern.length() || tag.startsWith("00")) {
            return false;
        }
        for (int index = 0; index < tag.length(); index++) {
            if (pattern.charAt(index) != 'X' && pattern.charAt(index) != tag.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    /** Before the first field whose tag is greater. */
    private static void insert(List<MarcField> fields, MarcField field) {
        int at = 0;
        while (at < fields.size() && fields.get(at).tag().compareTo(field.tag()) <= 0) {
            at++;
        }
        fields.add(at, field);
    }
}
