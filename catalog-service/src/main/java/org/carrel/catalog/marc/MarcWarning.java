package org.carrel.catalog.marc;

/**
 * Something irregular in a record that was kept all the same.
 *
 * @param code stable code, such as {@code length-mismatch}
 * @param detail what was found, for a cataloguer
 */
public record MarcWarning(String code, String detail) {}
