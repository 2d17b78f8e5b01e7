package org.carrel.catalog.comparing;

import java.util.List;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;

/** How alike two fields or subfields are, and what in a record counts as content at all. */
final class Likeness {

    /** More than this makes no difference to how alike two fields are. */
    private static final int MOST_SHARED = 30;

    /** Positions of the leader that say something; the others are computed when a record is written. */
    private static final int[] MEANING = {5, 6, 7, 8, 17, 18, 19};

    private Likeness() {}

    static int[] leaderPositions() {
        return MEANING.clone();
    }

    /** The fields of a record but for 005, which only says when it was saved. */
    static List<MarcField> content(MarcRecord record) {
        return record.fields().stream()
                .filter(field -> !field.tag().equals("005"))
                .toList();
    }

    /** Fields stand opposite each other if they have the same tag, the better the more subfields they share. */
    static int ofFields(MarcField left, MarcField right) {
        if (!left.tag().equals(right.tag())) {
            return 0;
        }
        if (left.equals(right)) {
            return Alignment.EQUAL;
        }
        return left instanceof MarcField.Data a && right instanceof MarcField.Data b
                ? 1 + Math.min(MOST_SHARED, shared(a.subfields(), b.subfields()))
                : 1;
    }

    /** Subfields stand opposite each other if they have the same code. */
    static int ofSubfields(Subfield left, Subfield right) {
        if (left.code() != right.code()) {
            return 0;
        }
        return left.equals(right) ? Alignment.EQUAL : 1;
    }

    private static int shared(List<Subfield> left, List<Subfield> right) {
        int shared = 0;
        for (Subfield subfield : left) {
            if (right.contains(subfield)) {
                shared++;
            }
        }
        return shared;
    }
}
