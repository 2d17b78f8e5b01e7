package org.carrel.patron.patrons.web;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.patrons.Contact;
import org.carrel.patron.patrons.Person;
import org.carrel.patron.patrons.PersonName;

/** Turns the flat fields of a request into a person. */
final class PersonBody {

    private PersonBody() {}

    static Person person(
            String firstName,
            String lastName,
            @Nullable String preferredName,
            @Nullable LocalDate birthDate,
            @Nullable String email,
            @Nullable String phone,
            @Nullable AddressBody address,
            @Nullable String language,
            @Nullable String notes) {
        return new Person(
                new PersonName(firstName, lastName, preferredName),
                birthDate,
                new Contact(text(email), text(phone), address == null ? null : address.address()),
                text(language),
                text(notes));
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
