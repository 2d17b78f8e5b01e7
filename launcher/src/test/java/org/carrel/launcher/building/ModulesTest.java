package org.carrel.launcher.building;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.carrel.launcher.RepositoryRoot;

import static org.assertj.core.api.Assertions.assertThat;

class ModulesTest {
    @Test
    void the_build_files_tell_every_module_and_what_it_is_made_with() throws IOException {
        Map<Path, Module> modules = Modules.of(RepositoryRoot.find());

        assertThat(modules.keySet())
                .contains(Path.of("events"), Path.of("platform/runtime"), Path.of("catalog-service"))
                .doesNotContain(Path.of("platform"), Path.of(""));
        assertThat(modules.get(Path.of("platform/runtime")))
                .extracting(Module::artifact, Module::upstream)
                .containsExactly("carrel-platform", Set.of(Path.of("events")));
    }

    @Test
    void mavens_output_is_read_for_where_it_is() {
        assertThat(Build.step("[INFO] Building Carrel platform runtime 0.1.0-SNAPSHOT              [3/12]"))
                .contains("  3 of 12: Carrel platform runtime");
        assertThat(Build.step("[INFO] Building Carrel gateway 0.1.0-SNAPSHOT")).contains("  1 of 1: Carrel gateway");
        assertThat(Build.step("[INFO] Building jar: /x/target/y.jar")).isEmpty();
        assertThat(Build.step("[INFO] BUILD SUCCESS")).isEmpty();
    }
}
