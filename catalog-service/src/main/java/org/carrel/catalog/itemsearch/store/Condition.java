package org.carrel.catalog.itemsearch.store;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A condition on {@code item i}, with what stands for its question marks. */
record Condition(String sql, List<Object> parameters) {

    static final Condition NONE = new Condition("true");

    Condition {
        parameters = List.copyOf(parameters);
    }

    Condition(String sql, Object... parameters) {
        this(sql, List.of(parameters));
    }

    static Condition all(Collection<Condition> conditions) {
        return conditions.isEmpty()
                ? NONE
                : new Condition(
                        conditions.stream().map(Condition::sql).collect(Collectors.joining(" and ")),
                        conditions.stream()
                                .flatMap(condition -> condition.parameters.stream())
                                .toList());
    }
}
