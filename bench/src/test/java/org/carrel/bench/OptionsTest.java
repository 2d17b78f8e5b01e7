package org.carrel.bench;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTest {
    private static final Path ROOT = Path.of("/carrel");

    @Test
    void without_a_name_everything_is_measured_on_a_stack_of_its_own() {
        Options options = parse();

        assertThat(options.data()).isNull();
        assertThat(options.results()).isEqualTo(Path.of("/carrel/bench/results"));
        assertThat(List.of("start", "memory", "gateway", "desk", "catalogue", "check"))
                .allMatch(options::wants);
        assertThat(options.upOptions()).isEmpty();
    }

    @Test
    void names_and_folders_are_told_apart() {
        Options options = parse(
                "desk", "--data", "/somewhere", "--results", "/there", "gateway", "--records", "1000", "--no-build");

        assertThat(options)
                .isEqualTo(
                        new Options(List.of("desk", "gateway"), Path.of("/somewhere"), Path.of("/there"), 1_000, true));
        assertThat(options.wants("start")).isFalse();
        assertThat(options.upOptions()).containsExactly("--no-build");
    }

    @Test
    void a_mistyped_name_is_refused_with_those_that_there_are() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("dseks"))
                .withMessageContaining("start, memory, gateway, desk, catalogue, check, all");
    }

    @Test
    void a_folder_must_be_named() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse("desk", "--data"));
    }

    private static Options parse(String... arguments) {
        return Options.parse(arguments, ROOT);
    }
}
