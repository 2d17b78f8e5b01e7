package org.carrel.catalog.secrets.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.carrel.catalog.secrets.SealingKeys;

import static org.assertj.core.api.Assertions.assertThat;

class KeyFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path data;

    @Test
    void a_key_is_made_once_and_only_its_owner_reads_it() throws IOException {
        Path folder = data.resolve("keys");
        String sealed = new KeyFile(folder, CLOCK).keys().seal("secret", "target 1");
        assertThat(sealed).startsWith("2026-03-04:");
        assertThat(new KeyFile(folder, CLOCK).keys().open(sealed, "target 1")).isEqualTo("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("sealing-keys.txt"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("lock", "sealing-keys.txt");
        }
    }

    @Test
    void a_line_that_is_written_before_the_others_replaces_the_key() throws IOException {
        Path folder = data.resolve("keys");
        String sealed = new KeyFile(folder, CLOCK).keys().seal("secret", "target 1");
        Path file = folder.resolve("sealing-keys.txt");
        Files.writeString(file, SealingKeys.made("next") + "\n" + Files.readString(file));
        SealingKeys keys = new KeyFile(folder, CLOCK).keys();
        assertThat(keys.seal("secret", "target 1")).startsWith("next:");
        assertThat(keys.open(sealed, "target 1")).isEqualTo("secret");
    }

    @Test
    void a_cut_that_left_half_a_key_aside_does_no_harm() throws IOException {
        Path folder = Files.createDirectories(data.resolve("keys"));
        Files.writeString(folder.resolve("sealing-keys123.new"), "2026-03");
        assertThat(new KeyFile(folder, CLOCK).keys().seal("secret", "target 1")).startsWith("2026-03-04:");
    }
}
