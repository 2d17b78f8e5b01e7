package org.carrel.gateway.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.carrel.gateway.GatewayConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionKeysTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private record Settings(Optional<String> key, Optional<String> dataDir, Duration renewBefore)
            implements GatewayConfig.Sessions {

        static Settings of(@Nullable String key, @Nullable Path folder) {
            return new Settings(
                    Optional.ofNullable(key), Optional.ofNullable(folder).map(Path::toString), Duration.ofSeconds(60));
        }
    }

    @Test
    void a_key_is_made_once_and_kept_where_only_its_owner_reads(@TempDir Path folder) throws IOException {
        var first = SessionKeys.load(Settings.of(null, folder), RANDOM);
        var second = SessionKeys.load(Settings.of(null, folder), RANDOM);

        assertThat(second).isEqualTo(first);
        Path file = folder.resolve("keys/session.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keys_that_are_given_are_used() {
        String one = Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(SessionKeys.load(Settings.of(one + " , " + one, null), RANDOM))
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.getEncoded()).isEqualTo(new byte[32]));
    }

    @Test
    void without_a_folder_the_key_lasts_as_long_as_the_process() {
        assertThat(SessionKeys.load(Settings.of(null, null), RANDOM))
                .isNotEqualTo(SessionKeys.load(Settings.of("", null), RANDOM));
    }

    @Test
    void a_key_that_is_none_stops_the_start_and_is_not_shown() {
        String tooShort =
                Base64.getEncoder().encodeToString("not thirty-two".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> SessionKeys.load(Settings.of(tooShort, null), RANDOM))
                .hasMessage("a session key is 32 bytes long, not 14");
        assertThatThrownBy(() -> SessionKeys.load(Settings.of("§", null), RANDOM))
                .hasMessage("a session key is base64 of 32 bytes");
    }
}
