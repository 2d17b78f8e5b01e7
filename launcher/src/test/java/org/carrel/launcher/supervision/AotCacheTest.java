package org.carrel.launcher.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AotCacheTest {
    @TempDir
    private Path folder = Path.of("");

    private Path caches = Path.of("");
    private Path code = Path.of("");

    @BeforeEach
    void program() throws IOException {
        caches = Files.createDirectory(folder.resolve("aot"));
        code = Files.createDirectory(folder.resolve("app"));
        Files.writeString(code.resolve("app.jar"), "one");
    }

    @Test
    void the_first_start_records_and_the_next_uses_what_was_made() throws IOException {
        AotCache cache = cache();
        assertThat(cache.optionsForStart()).contains("-XX:AOTMode=record");
        assertThat(cache.isRecording()).isTrue();

        Path made = Files.createFile(caches.resolve("catalog-" + cache.key() + ".aot"));
        assertThat(cache.optionsForStart()).contains("-XX:AOTCache=" + made);
        assertThat(cache.isRecording()).isFalse();
    }

    @Test
    void another_build_makes_the_cache_useless_and_it_goes() throws IOException {
        AotCache cache = cache();
        Path old = Files.createFile(caches.resolve("catalog-" + cache.key() + ".aot"));
        Path others = Files.createFile(caches.resolve("patron-0123.aot"));

        Files.writeString(code.resolve("app.jar"), "another");

        assertThat(cache().optionsForStart()).contains("-XX:AOTMode=record");
        assertThat(old).doesNotExist();
        assertThat(others).exists();
    }

    @Test
    void other_options_need_another_cache() throws IOException {
        AotCache small = new AotCache("catalog", List.of("-Xmx64m"), List.of("-jar", "app.jar"), code, caches);
        assertThat(small.key()).isNotEqualTo(cache().key());
    }

    @Test
    void a_start_that_failed_with_a_cache_is_repeated_without() throws IOException {
        AotCache cache = cache();
        Path broken = Files.createFile(caches.resolve("catalog-" + cache.key() + ".aot"));
        assertThat(cache.optionsForStart()).isNotEmpty();

        cache.ended(false);

        assertThat(cache.optionsForStart()).isEmpty();
        assertThat(broken).doesNotExist();
    }

    @Test
    void an_end_after_a_good_start_says_nothing_against_the_cache() throws IOException {
        AotCache cache = cache();
        Files.createFile(caches.resolve("catalog-" + cache.key() + ".aot"));
        assertThat(cache.optionsForStart()).isNotEmpty();

        cache.ended(true);

        assertThat(cache.optionsForStart()).isNotEmpty();
    }

    private AotCache cache() {
        return new AotCache("catalog", List.of("-Xmx112m"), List.of("-jar", "app.jar"), code, caches);
    }
}
