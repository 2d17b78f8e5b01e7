package org.carrel.patron.patrons;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Who a patron is.
 *
 * @param name what they are called
 * @param birthDate when they were born, if known
 * @param contact how to reach them
 * @param language BCP 47 tag of the language they want to be addressed in
 * @param notes what staff wrote down about them
 */
public record Person(
        PersonName name,
        @Nullable LocalDate birthDate,
        Contact contact,
        @Nullable String language,
        @Nullable String notes) {}
