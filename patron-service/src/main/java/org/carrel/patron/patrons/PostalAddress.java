package org.carrel.patron.patrons;

import org.jspecify.annotations.Nullable;

/**
 * Where letters go.
 *
 * @param line1 street and number
 * @param line2 what else the carrier needs
 * @param postalCode postal code
 * @param city town
 * @param country ISO 3166-1 alpha-2
 */
public record PostalAddress(
        String line1,
        @Nullable String line2,
        @Nullable String postalCode,
        String city,
        @Nullable String country) {}
