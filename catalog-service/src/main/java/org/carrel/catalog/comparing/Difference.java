package org.carrel.catalog.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;

/**
 * What differs between two versions of a record, field by field and within a field subfield by subfield; order and
 * repeats count. What a writer computes (lengths, encoding) and the time stamp in 005 are no difference.
 *
 * @param leader positions of the leader that say something else
 * @param fields fields that are not the same, in the order of the record
 */
public record Difference(List<LeaderChange> leader, List<FieldChange> fields) {

    public Difference {
        leader = List.copyOf(leader);
        fields = List.copyOf(fields);
    }

    /** What happened to a field or subfield. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** The very same field stands elsewhere now. */
        MOVED
    }

    /** A position of the leader that says something else. */
    public record LeaderChange(int position, char before, char after) {}

    /**
     * A field that is not the same.
     *
     * @param before how it was; null if it was not there
     * @param after how it is; null if it is there no more
     * @param subfields for a changed data field, what changed in it
     */
    public record FieldChange(
            Kind kind, @Nullable MarcField before, @Nullable MarcField after, List<SubfieldChange> subfields) {

        public FieldChange {
            subfields = List.copyOf(subfields);
        }

        /** The tag of the field. */
        public String tag() {
            MarcField there = after == null ? before : after;
            if (there == null) {
                throw new IllegalStateException("a change has a field before or after");
            }
            return there.tag();
        }
    }

    /** A subfield that is not the same. */
    public record SubfieldChange(
            Kind kind,
            char code,
            @Nullable String before,
            @Nullable String after) {}

    /** Whether both say the same. */
    public boolean none() {
        return leader.isEmpty() && fields.isEmpty();
    }

    /** What has to be said of a record to make another of it. */
    public static Difference between(MarcRecord before, MarcRecord after) {
        var leader = new ArrayList<LeaderChange>();
        for (int position : Likeness.leaderPositions()) {
            if (before.leaderAt(position) != after.leaderAt(position)) {
                leader.add(new LeaderChange(position, before.leaderAt(position), after.leaderAt(position)));
            }
        }
        return new Difference(leader, moved(fields(Likeness.content(before), Likeness.content(after))));
    }

    private static List<FieldChange> fields(List<MarcField> before, List<MarcField> after) {
        var changes = new ArrayList<FieldChange>();
        for (Alignment.Pair pair : Alignment.of(before, after, Likeness::ofFields)) {
            MarcField left = pair.left() < 0 ? null : before.get(pair.left());
            MarcField right = pair.right() < 0 ? null : after.get(pair.right());
            if (left == null || right == null) {
                changes.add(new FieldChange(left == null ? Kind.ADDED : Kind.REMOVED, left, right, List.of()));
            } else if (!left.equals(right)) {
                changes.add(new FieldChange(Kind.CHANGED, left, right, subfields(left, right)));
            }
        }
        return changes;
    }

    /** A field that went in one place and came in another, the very same, has moved. */
    private static List<FieldChange> moved(List<FieldChange> changes) {
        var removed = new HashMap<MarcField, Integer>();
        changes.stream()
                .filter(change -> change.kind() == Kind.REMOVED)
                .forEach(change -> removed.merge(change.before(), 1, Integer::sum));
        var moved = new HashMap<MarcField, Integer>();
        var told = new ArrayList<FieldChange>(changes.size());
        for (FieldChange change : changes) {
            if (change.kind() == Kind.ADDED && removed.getOrDefault(change.after(), 0) > 0) {
                removed.merge(change.after(), -1, Integer::sum);
                moved.merge(change.after(), 1, Integer::sum);
                told.add(new FieldChange(Kind.MOVED, change.after(), change.after(), List.of()));
            } else {
                told.add(change);
            }
        }
        told.removeIf(change -> change.kind() == Kind.REMOVED
                && moved.getOrDefault(change.before(), 0) > 0
                && moved.merge(change.before(), -1, Integer::sum) >= 0);
        return told;
    }

    private static List<SubfieldChange> subfields(MarcField before, MarcField after) {
        if (!(before instanceof MarcField.Data left) || !(after instanceof MarcField.Data right)) {
            return List.of();
        }
        var changes = new ArrayList<SubfieldChange>();
        for (Alignment.Pair pair : Alignment.of(left.subfields(), right.subfields(), Likeness::ofSubfields)) {
            Subfield was = pair.left() < 0 ? null : left.subfields().get(pair.left());
            Subfield is = pair.right() < 0 ? null : right.subfields().get(pair.right());
            if (was == null && is != null) {
                changes.add(new SubfieldChange(Kind.ADDED, is.code(), null, is.value()));
            } else if (was != null && is == null) {
                changes.add(new SubfieldChange(Kind.REMOVED, was.code(), was.value(), null));
            } else if (was != null && is != null && !was.equals(is)) {
                changes.add(new SubfieldChange(Kind.CHANGED, is.code(), was.value(), is.value()));
            }
        }
        return changes;
    }
}
