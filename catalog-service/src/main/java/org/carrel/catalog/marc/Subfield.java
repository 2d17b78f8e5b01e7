package org.carrel.catalog.marc;

/** One subfield of a data field: its code and its text. */
public record Subfield(char code, String value) {}
