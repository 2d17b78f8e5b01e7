package org.carrel.catalog.overlay;

import java.util.ArrayList;
import java.util.List;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;

/**
 * What two versions of a record differ in, field by field; fields that only moved do not count.
 *
 * @param change whether the field goes or comes
 * @param tag its tag, {@code LDR} for the leader
 * @param text the field as cataloguers write it
 */
public record FieldDiff(Change change, String tag, String text) {

    /** Whether a field goes or comes. */
    public enum Change {
        REMOVED,
        ADDED
    }

    /** What goes and comes when a record becomes another; what goes is named first. */
    public static List<FieldDiff> between(MarcRecord before, MarcRecord after) {
        var diff = new ArrayList<FieldDiff>();
        boolean leader = content(before.leader()).equals(content(after.leader()));
        var gone = new ArrayList<>(before.fields());
        after.fields().forEach(gone::remove);
        var come = new ArrayList<>(after.fields());
        before.fields().forEach(come::remove);
        if (!leader) {
            diff.add(new FieldDiff(Change.REMOVED, "LDR", before.leader()));
        }
        gone.forEach(field -> diff.add(new FieldDiff(Change.REMOVED, field.tag(), text(field))));
        if (!leader) {
            diff.add(new FieldDiff(Change.ADDED, "LDR", after.leader()));
        }
        come.forEach(field -> diff.add(new FieldDiff(Change.ADDED, field.tag(), text(field))));
        return diff;
    }

    /** Whether two records have the same fields in the same order, and leaders that mean the same. */
    static boolean sayTheSame(MarcRecord one, MarcRecord other) {
        return one.fields().equals(other.fields()) && content(one.leader()).equals(content(other.leader()));
    }

    /** Lengths and addresses say how a record is written, not what it says. */
    private static String content(String leader) {
        return leader.substring(5, 10) + leader.substring(17, 20);
    }

    private static String text(MarcField field) {
        return switch (field) {
            case MarcField.Control control -> control.value();
            case MarcField.Data data -> {
                var text = new StringBuilder().append(shown(data.first())).append(shown(data.second()));
                for (Subfield subfield : data.subfields()) {
                    text.append(" $").append(subfield.code()).append(' ').append(subfield.value());
                }
                yield text.toString();
            }
        };
    }

    private static char shown(char indicator) {
        return indicator == ' ' ? '#' : indicator;
    }
}
