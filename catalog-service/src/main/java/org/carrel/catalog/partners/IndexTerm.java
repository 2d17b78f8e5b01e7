package org.carrel.catalog.partners;

/**
 * A term of an index.
 *
 * @param text the term
 * @param titles how many titles have it
 */
public record IndexTerm(String text, long titles) {}
