package org.carrel.catalog.overlay;

/**
 * What becomes of some fields.
 *
 * @param fields which
 * @param action what is done with them
 */
public record OverlayRule(FieldPattern fields, Action action) {

    /** What is done with fields. */
    public enum Action {
        /** Those of the catalogue stay, those that arrive are left out. */
        KEEP,
        /** Those that arrive take the place of those of the catalogue, even if none arrive. */
        REPLACE,
        /** Those of the catalogue stay, and those that arrive and are not there yet are added. */
        ADD,
        /** Neither stay. */
        DROP
    }

    public OverlayRule {
        if (fields == null || action == null) {
            throw new IllegalArgumentException("a rule names fields and an action");
        }
    }
}
