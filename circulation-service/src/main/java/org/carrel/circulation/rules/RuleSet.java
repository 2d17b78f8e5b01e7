package org.carrel.circulation.rules;

import java.util.EnumSet;
import java.util.List;

/**
 * All rules of a consortium. Immutable; a change makes a new version.
 *
 * @param title what people call it
 * @param precedence all dimensions, the one that weighs most first
 * @param rules the rules, in the order of the text; their order means nothing
 */
public record RuleSet(String title, List<Dimension> precedence, List<Rule> rules) {

    public RuleSet {
        precedence = List.copyOf(precedence);
        rules = List.copyOf(rules);
        if (precedence.size() != Dimension.values().length
                || EnumSet.copyOf(precedence).size() != precedence.size()) {
            throw new IllegalArgumentException("precedence must name every dimension once: " + precedence);
        }
    }
}
