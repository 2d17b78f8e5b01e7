package org.carrel.events;

import org.jspecify.annotations.Nullable;

/**
 * What to look at whenever an item is in hand.
 *
 * @param alert what staff are told at each check-in
 * @param pieces how many loose pieces it has; null if it is one thing
 * @param missingPieces how many of them are known to be missing
 * @param piecesNote what they are
 */
public record ItemHandling(
        @Nullable String alert,
        @Nullable Integer pieces,
        @Nullable Integer missingPieces,
        @Nullable String piecesNote) {}
