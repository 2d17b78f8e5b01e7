package org.carrel.circulation;

import org.junit.jupiter.api.Test;

import org.carrel.testkit.ArchitectureRules;

class ArchitectureTest {
    @Test
    void the_code_keeps_to_the_rules_of_the_house() {
        ArchitectureRules.verify("org.carrel.circulation");
    }
}
