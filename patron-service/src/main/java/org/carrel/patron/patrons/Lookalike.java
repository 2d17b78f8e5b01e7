package org.carrel.patron.patrons;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A registered patron who may be the person at the desk.
 *
 * @param patron the patron
 * @param because what the two have in common
 */
public record Lookalike(Patron patron, Set<Likeness> because) {

    /** What two persons have in common. */
    public enum Likeness {
        SAME_NAME_AND_BIRTH_DATE,
        SAME_EMAIL,
        SAME_PHONE_AND_LAST_NAME,
        SIMILAR_NAME
    }

    public Lookalike {
        because = Collections.unmodifiableSet(new TreeSet<>(because));
    }
}
