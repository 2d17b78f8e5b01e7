package org.carrel.catalog.serials;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to whom issues go before they go to the shelf.
 *
 * @param name as the slip says it
 * @param note a room, a department
 */
public record Reader(String name, @Nullable String note) {}
