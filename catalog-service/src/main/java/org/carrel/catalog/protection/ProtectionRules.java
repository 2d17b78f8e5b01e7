package org.carrel.catalog.protection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The protection rules in store. */
public interface ProtectionRules {

    /** All of them, in the order of their ids. */
    List<ProtectionRule> all();

    Optional<ProtectionRule> find(UUID id);

    void add(ProtectionRule rule);

    /** Stores what a rule has become; the result carries the new version. */
    ProtectionRule change(UUID id, ProtectionRule.Scope scope, String reason);

    void remove(UUID id);
}
