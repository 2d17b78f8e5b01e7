package org.carrel.catalog.z3950;

/**
 * What a server says is wrong.
 *
 * @param set object identifier of the list that the condition is from, usually {@link Bib1#DIAGNOSTICS}
 * @param condition its number there
 * @param detail what it is about
 */
public record Diagnostic(String set, int condition, String detail) {

    /** A diagnostic of the bib-1 list. */
    public static Diagnostic bib1(int condition, String detail) {
        return new Diagnostic(Bib1.DIAGNOSTICS, condition, detail);
    }
}
