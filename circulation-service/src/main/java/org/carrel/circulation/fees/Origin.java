package org.carrel.circulation.fees;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * When, by whom and where something is posted.
 *
 * @param at when
 * @param actor by whom
 * @param servicePointId where; null where no desk is involved
 */
public record Origin(Instant at, String actor, @Nullable UUID servicePointId) {}
