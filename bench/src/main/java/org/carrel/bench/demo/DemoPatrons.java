package org.carrel.bench.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The patrons of the demo consortium: two hundred people who do not exist, the same ones every time. */
final class DemoPatrons {

    static final int COUNT = 200;

    private static final long SEED = 20_261_124L;

    private static final List<String> FIRST_NAMES = List.of(
            "Aoife", "Bram", "Ciara", "Dmitri", "Elif", "Fionn", "Grainne", "Hamid", "Ines", "Jonas", "Kavita", "Liam",
            "Maeve", "Niamh", "Oisin", "Priya", "Quentin", "Roisin", "Saoirse", "Tadhg", "Ursula", "Viktor", "Wanda",
            "Xavier", "Yusuf", "Zofia", "Anders", "Birgit", "Chidi", "Deirdre");

    private static final List<String> LAST_NAMES = List.of(
            "Byrne",
            "Costigan",
            "Dunne",
            "Eze",
            "Farrell",
            "Gallagher",
            "Hughes",
            "Iversen",
            "Jankowska",
            "Keane",
            "Lynch",
            "Moran",
            "Nolan",
            "Okafor",
            "Petrov",
            "Quigley",
            "Reddy",
            "Sheehan",
            "Tierney",
            "Unger",
            "Varga",
            "Walsh",
            "Yilmaz",
            "Zhang",
            "O’Sullivan",
            "Mac Giolla",
            "Ní Bhriain",
            "Søndergaard",
            "Müller",
            "Núñez");

    private DemoPatrons() {}

    /** A kind of patron. */
    record Group(String code, String name, int expiryMonths, int youngest, int oldest) {}

    static final List<Group> GROUPS = List.of(
            new Group("adult", "Adults", 36, 18, 120),
            new Group("child", "Children and young people", 24, 0, 17),
            new Group("student", "Students", 12, 16, 99),
            new Group("faculty", "Academic staff", 36, 18, 99),
            new Group("teacher", "Teachers", 24, 18, 99),
            new Group("staff", "Library staff", 60, 18, 99));

    /** How many of a hundred patrons belong to each group, in the order of {@link #GROUPS}. */
    private static final int[] SHARE = {45, 20, 20, 7, 5, 3};

    /** A person. */
    record Person(
            String firstName,
            String lastName,
            String group,
            DemoPlaces.Branch home,
            LocalDate birthDate,
            String card,
            String email,
            String language) {}

    /** All of them, as old as they are on a day. */
    static List<Person> all(LocalDate today) {
        var random = new Random(SEED);
        var people = new ArrayList<Person>(COUNT);
        for (int number = 1; number <= COUNT; number++) {
            // Thirty by thirty names in an order in which no pair comes twice.
            String first = FIRST_NAMES.get(number % FIRST_NAMES.size());
            String last = LAST_NAMES.get((number / FIRST_NAMES.size() * 7 + number) % LAST_NAMES.size());
            Group group = group(random.nextInt(100));
            people.add(new Person(
                    first,
                    last,
                    group.code(),
                    home(group, random),
                    birthDate(group, random, today),
                    LibraryBarcodes.card(number),
                    email(first, last, number),
                    random.nextInt(10) == 0 ? "da" : "en"));
        }
        return people;
    }

    private static Group group(int percent) {
        int upTo = 0;
        for (int i = 0; i < SHARE.length; i++) {
            upTo += SHARE[i];
            if (percent < upTo) {
                return GROUPS.get(i);
            }
        }
        return GROUPS.getFirst();
    }

    private static DemoPlaces.Branch home(Group group, Random random) {
        boolean academic = group.code().equals("student") || group.code().equals("faculty");
        List<DemoPlaces.Branch> branches = DemoPlaces.BRANCHES.stream()
                .filter(branch -> branch.academic() == academic)
                .toList();
        return branches.get(random.nextInt(branches.size()));
    }

    private static LocalDate birthDate(Group group, Random random, LocalDate today) {
        int youngest = group.youngest() + 1;
        int oldest = Math.min(group.oldest() - 1, 85);
        int age = youngest + random.nextInt(oldest - youngest + 1);
        return today.minusYears(age).minusDays(random.nextInt(300));
    }

    private static String email(String first, String last, int number) {
        String plain = (first + "." + last)
                .toLowerCase(Locale.ROOT)
                .replace("ø", "o")
                .replaceAll("[^\\p{ASCII}]", "")
                .replaceAll("[^a-z.]", "");
        return plain + "." + number + "@demo.example.org";
    }
}
