package org.carrel.catalog.orders;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who sells to the library.
 *
 * @param code short code, unique
 * @param account the library's number with the vendor
 * @param contact how to reach them
 * @param active whether new orders go there
 */
public record Vendor(
        UUID id,
        long version,
        String code,
        String name,
        @Nullable String account,
        @Nullable String contact,
        boolean active) {}
