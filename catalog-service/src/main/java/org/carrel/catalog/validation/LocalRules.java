package org.carrel.catalog.validation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The library's own rules in store. */
public interface LocalRules {

    /** All of them, by name. */
    List<LocalRule> all();

    Optional<LocalRule> find(UUID id);

    /** The rule with a name. */
    Optional<LocalRule> named(String name);

    void add(LocalRule rule);

    /** Stores a new statement; the result carries the new version. */
    LocalRule change(UUID id, LocalRule.Statement statement);

    void remove(UUID id);
}
