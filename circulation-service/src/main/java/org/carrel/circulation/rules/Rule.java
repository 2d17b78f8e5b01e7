package org.carrel.circulation.rules;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * One rule: where it applies and what it decides there.
 *
 * @param id its name, unique in the rule set, shown with every refusal it causes
 * @param note why it exists, for people
 * @param when the values it is limited to, per dimension; a dimension left out means any
 * @param decides the settings it decides
 */
public record Rule(String id, @Nullable String note, Map<Dimension, Set<String>> when, Map<Setting, Value> decides) {

    public Rule {
        when = when.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
        decides = Map.copyOf(decides);
    }
}
