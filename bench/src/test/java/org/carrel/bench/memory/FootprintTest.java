package org.carrel.bench.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class FootprintTest {

    @Test
    void kilobytes_of_the_kernel_become_megabytes() {
        assertThat(Footprint.parse(List.of(
                        "55d5-7fff ---p 00000000 00:00 0 [rollup]",
                        "Rss:              204800 kB",
                        "Pss:              102400 kB",
                        "Pss_Dirty:         99999 kB",
                        "Anonymous:         51200 kB")))
                .contains(new Footprint(200, 100, 50));
    }

    @Test
    void what_the_kernel_does_not_tell_is_not_made_up() {
        assertThat(Footprint.parse(List.of("Rss: 1 kB"))).isEmpty();
    }

    @Test
    void this_process_has_a_footprint() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/smaps_rollup")));

        assertThat(Footprint.of(ProcessHandle.current().pid()))
                .hasValueSatisfying(footprint -> assertThat(footprint.resident())
                        .isGreaterThan(10)
                        .isGreaterThanOrEqualTo(footprint.proportional()));
    }
}
