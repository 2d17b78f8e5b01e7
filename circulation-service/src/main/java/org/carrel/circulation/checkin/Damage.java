package org.carrel.circulation.checkin;

import org.jspecify.annotations.Nullable;

/**
 * What is broken of an item in hand.
 *
 * @param code short code, as the catalogue's repairs know it
 * @param description in words
 */
public record Damage(String code, @Nullable String description) {}
