package org.carrel.catalog.codes;

/**
 * An entry of a code list.
 *
 * @param list the list
 * @param code what items and rules refer to; never changes
 * @param version the version of the entry
 * @param name name for people
 * @param active whether items may still get it
 */
public record Code(CodeList list, String code, long version, String name, boolean active) {}
