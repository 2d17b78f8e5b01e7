package org.carrel.patron.patrons;

import org.jspecify.annotations.Nullable;

/**
 * What a person is called.
 *
 * @param first given names
 * @param last family name
 * @param preferred what they want to be called, if that differs
 */
public record PersonName(
        String first, String last, @Nullable String preferred) {

    public PersonName {
        first = first.strip();
        last = last.strip();
        preferred = preferred == null || preferred.isBlank() ? null : preferred.strip();
        if (first.isEmpty() || last.isEmpty()) {
            throw new IllegalArgumentException("a person has a first and a last name");
        }
    }

    /** The name to address them by. */
    public String display() {
        return (preferred == null ? first : preferred) + " " + last;
    }

    /** What lists sort by: last name, then first, folded. */
    public String sortKey() {
        return Folding.words(last + " " + first);
    }
}
