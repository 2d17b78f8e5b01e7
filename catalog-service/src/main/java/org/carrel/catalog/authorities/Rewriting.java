package org.carrel.catalog.authorities;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.carrel.catalog.headings.AccessPoint;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.records.Isbd;

/**
 * Gives a field the heading that its authority establishes. Whatever is not the heading stays where it is: relators,
 * numbers, sources, institutions, volume numbers, and the subdivisions or the title behind a main part that alone is
 * controlled. So does the punctuation that the field puts behind its heading.
 */
public final class Rewriting {

    private static final String NO_STOP_AFTER = ".)-?!]";

    private Rewriting() {}

    /**
     * The field with the established heading; empty if it has it already or cannot have it, because the authority now
     * names something of another kind.
     *
     * @param field the field of the bibliographic record
     * @param whole whether the authority controls the whole heading, or its main part alone
     * @param authority what the authority says
     */
    public static Optional<MarcField.Data> of(Controlled field, boolean whole, AuthorityDescription authority) {
        AccessPoint old = field.heading();
        AccessPoint established = authority.heading();
        if (old.kind() != established.kind()) {
            return Optional.empty();
        }
        List<Subfield> replaced = replaced(old, whole, established);
        List<Subfield> heading = new ArrayList<>(established.name());
        heading.addAll(established.title());
        heading.addAll(established.subdivisions());
        String tail = punctuation(replaced.getLast().value());
        heading.set(heading.size() - 1, ending(heading.getLast(), tail));
        MarcField.Data rewritten = put(heading, replaced, field.field(), authority.field(), established.kind());
        return rewritten.equals(field.field()) ? Optional.empty() : Optional.of(rewritten);
    }

    private static List<Subfield> replaced(AccessPoint old, boolean whole, AccessPoint established) {
        var replaced = new ArrayList<>(old.name());
        if (whole || !old.subdivisions().isEmpty() || !established.title().isEmpty()) {
            replaced.addAll(old.title());
        }
        if (whole || !established.subdivisions().isEmpty()) {
            replaced.addAll(old.subdivisions());
        }
        return replaced;
    }

    private static MarcField.Data put(
            List<Subfield> heading,
            List<Subfield> replaced,
            MarcField.Data field,
            MarcField.Data authority,
            AccessPoint.Kind kind) {
        Set<Subfield> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(replaced);
        var subfields = new ArrayList<Subfield>();
        boolean put = false;
        for (Subfield subfield : field.subfields()) {
            if (!gone.contains(subfield)) {
                subfields.add(subfield);
            } else if (!put) {
                subfields.addAll(heading);
                put = true;
            }
        }
        char first = field.first();
        char second = field.second();
        if (kind.isName()) {
            first = authority.first();
        } else if (kind == AccessPoint.Kind.TITLE) {
            // An authority counts non-filing characters in its second indicator; most fields do in their first.
            if (field.tag().equals("830")) {
                second = authority.second();
            } else if (!field.tag().equals("440")) {
                first = authority.second();
            }
        }
        return new MarcField.Data(field.tag(), first, second, subfields);
    }

    /** What the field puts behind its heading: no full stop that belongs to an initial or an abbreviation. */
    private static String punctuation(String text) {
        String stripped = text.strip();
        return stripped.substring(Isbd.trimmed(stripped).length());
    }

    private static Subfield ending(Subfield last, String punctuation) {
        String text = last.value().stripTrailing();
        boolean ended = text.isEmpty()
                || punctuation.isEmpty()
                || text.endsWith(punctuation)
                || text.endsWith("-")
                || (punctuation.equals(".") && NO_STOP_AFTER.indexOf(text.charAt(text.length() - 1)) >= 0);
        return ended ? last : new Subfield(last.code(), text + punctuation);
    }
}
