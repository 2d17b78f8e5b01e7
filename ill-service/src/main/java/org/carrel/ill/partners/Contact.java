package org.carrel.ill.partners;

import org.jspecify.annotations.Nullable;

/**
 * Where a partner is reached.
 *
 * @param postalAddress where returns are sent
 * @param email its interlibrary desk
 * @param endpoint address of its ISO 18626 service
 */
public record Contact(
        @Nullable String postalAddress,
        @Nullable String email,
        @Nullable String endpoint) {}
