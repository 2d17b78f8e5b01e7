package org.carrel.patron.patrons;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.patrons.Lookalike.Likeness;

/**
 * Tells who of the registered patrons may be the person who is about to be registered. A similar name counts as long as
 * the birth dates do not contradict it: two Anna Jensens born on different days are two people.
 */
public final class Duplicates {

    private static final int MOST_SHOWN = 10;

    private Duplicates() {}

    /**
     * The likely ones, the likeliest first.
     *
     * @param newcomer the person to be registered
     * @param nearby patrons that a coarse search found
     */
    public static List<Lookalike> among(Person newcomer, List<Patron> nearby) {
        return nearby.stream()
                .map(patron -> new Lookalike(patron, likenesses(newcomer, patron.person())))
                .filter(lookalike -> !lookalike.because().isEmpty())
                .sorted(Comparator.<Lookalike, Likeness>comparing(
                                lookalike -> lookalike.because().iterator().next())
                        .thenComparing(lookalike -> -lookalike.because().size())
                        .thenComparing(lookalike -> lookalike.patron().id().value()))
                .limit(MOST_SHOWN)
                .toList();
    }

    static Set<Likeness> likenesses(Person one, Person other) {
        var found = EnumSet.noneOf(Likeness.class);
        boolean sameName = sameName(one.name(), other.name());
        boolean birthDatesKnown = one.birthDate() != null && other.birthDate() != null;
        boolean sameBirthDate = birthDatesKnown && Objects.equals(one.birthDate(), other.birthDate());
        if (sameName && sameBirthDate) {
            found.add(Likeness.SAME_NAME_AND_BIRTH_DATE);
        }
        if (equalAndKnown(one.contact().emailKey(), other.contact().emailKey())) {
            found.add(Likeness.SAME_EMAIL);
        }
        if (equalAndKnown(one.contact().phoneKey(), other.contact().phoneKey())
                && Folding.words(one.name().last())
                        .equals(Folding.words(other.name().last()))) {
            found.add(Likeness.SAME_PHONE_AND_LAST_NAME);
        }
        boolean birthDatesAgree = !birthDatesKnown || sameBirthDate;
        if (birthDatesAgree && !found.contains(Likeness.SAME_NAME_AND_BIRTH_DATE)) {
            // A typing error is only believed where the birth date vouches for it; namesakes are too many otherwise.
            int slips = sameBirthDate ? 2 : 0;
            if (Typos.between(fullName(one.name()), fullName(other.name()), slips) <= slips || sameName) {
                found.add(Likeness.SIMILAR_NAME);
            }
        }
        return found;
    }

    private static boolean equalAndKnown(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    private static boolean sameName(PersonName one, PersonName other) {
        return fullName(one).equals(fullName(other)) || fullName(one).equals(swapped(other));
    }

    private static String fullName(PersonName name) {
        return Folding.words(name.first() + " " + name.last());
    }

    private static String swapped(PersonName name) {
        return Folding.words(name.last() + " " + name.first());
    }
}
