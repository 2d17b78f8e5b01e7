package org.carrel.patron.patrons;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.cards.CardHistory;
import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.groups.AgeLimits;
import org.carrel.patron.groups.PatronGroup;

/** People and groups for tests. */
final class People {

    static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final UUID MAIN = UUID.fromString("00000000-0000-7000-8000-000000000001");
    static final UUID NORTH = UUID.fromString("00000000-0000-7000-8000-000000000002");
    static final PatronGroup ADULTS = new PatronGroup("adult", 1, "Adults", 24, new AgeLimits(18, null));
    static final PatronGroup CHILDREN = new PatronGroup("child", 1, "Children", 12, new AgeLimits(null, 17));
    static final PatronGroup STAFF = new PatronGroup("staff", 1, "Staff", null, AgeLimits.none());

    private People() {}

    static Person person(String first, String last, @Nullable String born) {
        return person(first, last, born, null, null);
    }

    static Person person(
            String first, String last, @Nullable String born, @Nullable String email, @Nullable String phone) {
        return new Person(
                new PersonName(first, last, null),
                born == null ? null : LocalDate.parse(born),
                new Contact(email, phone, null),
                null,
                null);
    }

    static Patron patron(Person person) {
        return new Patron(
                new PatronId(UUID.nameUUIDFromBytes(person.toString().getBytes(StandardCharsets.UTF_8))),
                1,
                person,
                new Membership("adult", MAIN, LocalDate.parse("2025-01-01"), LocalDate.parse("2027-01-01")),
                true,
                CardHistory.of(new CardNumber("P-100"), NOW),
                List.of());
    }
}
