package org.carrel.bench.library;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Titles and names of a plan. Each is drawn from the seed and its own number, so that they can be made in any order.
 */
final class Invention {
    private static final List<String> ADJECTIVES = List.of(
            "quiet",
            "northern",
            "forgotten",
            "early",
            "open",
            "deep",
            "silver",
            "wandering",
            "invisible",
            "common",
            "broken",
            "distant",
            "slow",
            "green",
            "hidden",
            "last",
            "modern",
            "practical",
            "strange",
            "unfinished");
    private static final List<String> NOUNS = List.of(
            "river",
            "garden",
            "harbour",
            "archive",
            "winter",
            "machine",
            "bridge",
            "island",
            "letter",
            "forest",
            "market",
            "theory",
            "city",
            "voyage",
            "orchard",
            "mirror",
            "railway",
            "lighthouse",
            "kitchen",
            "history");
    private static final List<String> SUBJECTS = List.of(
            "botany",
            "navigation",
            "cookery",
            "astronomy",
            "weaving",
            "economics",
            "printing",
            "music",
            "geology",
            "medicine",
            "architecture",
            "beekeeping",
            "logic",
            "travel",
            "childhood",
            "the sea");
    private static final List<String> FIRST_NAMES = List.of(
            "Anna", "Bo", "Clara", "David", "Elif", "Farid", "Greta", "Hugo", "Ingrid", "Jonas", "Karin", "Luca",
            "Maja", "Noor", "Oskar", "Priya", "Rosa", "Samuel", "Tove", "Yusuf");
    private static final List<String> LAST_NAMES = List.of(
            "Andersen",
            "Berg",
            "Costa",
            "Dahl",
            "Eriksen",
            "Fischer",
            "Garcia",
            "Holm",
            "Ivanova",
            "Jansen",
            "Khan",
            "Lund",
            "Moreau",
            "Nowak",
            "Olsen",
            "Petrov",
            "Rossi",
            "Schmidt",
            "Tanaka",
            "Vries");

    /** A title as it will be catalogued. */
    record Title(String title, String author, int year) {}

    /** A person as they will be registered. */
    record Person(String firstName, String lastName, int birthYear) {}

    private final long seed;

    Invention(long seed) {
        this.seed = seed;
    }

    Title title(long number) {
        SplittableRandom random = random(number, 1);
        String title = "The %s %s of %s : a study in %s, part %d"
                .formatted(
                        one(ADJECTIVES, random),
                        one(NOUNS, random),
                        one(SUBJECTS, random),
                        one(SUBJECTS, random),
                        number + 1);
        return new Title(title, one(LAST_NAMES, random) + ", " + one(FIRST_NAMES, random), random.nextInt(1900, 2026));
    }

    Person person(long number) {
        SplittableRandom random = random(number, 2);
        return new Person(
                one(FIRST_NAMES, random),
                "%s-%s %s".formatted(one(LAST_NAMES, random), one(LAST_NAMES, random), letters(number)),
                random.nextInt(1935, 2006));
    }

    /** Tells apart people whose names are the same, in letters. */
    private static String letters(long number) {
        return Long.toString(number, 26)
                .chars()
                .map(digit -> 'a' + Character.digit(digit, 26))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    private SplittableRandom random(long number, int stream) {
        return new SplittableRandom(seed ^ (number * 0x9E37_79B9_7F4A_7C15L + stream));
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
