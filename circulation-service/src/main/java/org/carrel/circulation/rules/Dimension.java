package org.carrel.circulation.rules;

import java.util.Optional;
import java.util.stream.Stream;

/** What a rule can be limited to. */
public enum Dimension {
    /** A branch, or any place above it in the tree: the nearest one named counts as the most specific. */
    BRANCH("branch"),
    /** The group of the patron. */
    PATRON_GROUP("patronGroup"),
    /** The material type of the item. */
    MATERIAL_TYPE("materialType"),
    /** The loan type of the item. */
    LOAN_TYPE("loanType"),
    /** The shelving location of the item. */
    LOCATION("location");

    private final String text;

    Dimension(String text) {
        this.text = text;
    }

    /** The word of the rule text. */
    public String text() {
        return text;
    }

    public static Optional<Dimension> named(String text) {
        return Stream.of(values()).filter(one -> one.text.equals(text)).findFirst();
    }
}
