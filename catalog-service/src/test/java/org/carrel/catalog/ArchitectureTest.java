package org.carrel.catalog;

import org.junit.jupiter.api.Test;

import org.carrel.testkit.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_service_is_built_as_its_architecture_says() {
        ArchitectureRules.verify("org.carrel.catalog");
    }
}
