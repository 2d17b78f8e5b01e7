package org.carrel.catalog.oai;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which records a harvester wants.
 *
 * @param format in which format
 * @param set of which set; null for all
 * @param from told at this moment or later; null from the beginning
 * @param before told before this moment; null for no end
 */
public record Selection(
        MetadataFormat format,
        @Nullable String set,
        @Nullable Instant from,
        @Nullable Instant before) {}
