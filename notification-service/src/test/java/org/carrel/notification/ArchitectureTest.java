package org.carrel.notification;

import org.junit.jupiter.api.Test;

import org.carrel.testkit.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_rules_of_the_architecture_hold() {
        ArchitectureRules.verify("org.carrel.notification");
    }
}
