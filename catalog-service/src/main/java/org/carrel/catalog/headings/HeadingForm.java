package org.carrel.catalog.headings;

import java.util.List;
import java.util.UUID;

import org.carrel.catalog.marc.Subfield;

/**
 * What is compared when it is asked whether two headings are the same: the kind and the normalised subfields, their
 * delimiters kept.
 *
 * @param kind what it names
 * @param text the subfields, each behind a delimiter
 */
public record HeadingForm(AccessPoint.Kind kind, String text) {

    /** No normalised text holds it. */
    private static final char DELIMITER = '\u001F';

    static HeadingForm of(AccessPoint.Kind kind, List<Subfield> subfields) {
        var form = new StringBuilder();
        boolean entryElement = true;
        for (Subfield subfield : subfields) {
            boolean first = entryElement && subfield.code() == 'a';
            String text = first ? Naco.normalisedEntryElement(subfield.value()) : Naco.normalised(subfield.value());
            entryElement = entryElement && !first;
            form.append(DELIMITER).append(text);
        }
        return new HeadingForm(kind, form.toString());
    }

    /** A digest of it, to look it up by. */
    public UUID key() {
        return Digests.uuid(kind.name(), text);
    }
}
