package org.carrel.launcher.commands;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class BenchTest {

    @Test
    void names_and_options_are_passed_on_as_they_are() {
        Bench bench = new Bench();
        new CommandLine(bench).parseArgs("desk", "--data", "there", "--no-build");
        assertThat(bench.arguments).containsExactly("desk", "--data", "there", "--no-build");
    }
}
