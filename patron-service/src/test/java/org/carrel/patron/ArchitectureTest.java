package org.carrel.patron;

import org.junit.jupiter.api.Test;

import org.carrel.testkit.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_architecture_is_what_we_say_it_is() {
        ArchitectureRules.verify("org.carrel.patron");
    }
}
