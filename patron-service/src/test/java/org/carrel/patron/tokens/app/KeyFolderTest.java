package org.carrel.patron.tokens.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.carrel.patron.tokens.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;

class KeyFolderTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path dataDir;

    private KeyFolder replica() {
        return new KeyFolder(
                dataDir, Duration.ofMinutes(15), NOON, new ObjectMapper().registerModule(new JavaTimeModule()));
    }

    @Test
    void the_keys_survive_a_restart() {
        assertThat(replica().ring()).isEqualTo(replica().ring());
    }

    @Test
    void replicas_that_start_together_make_one_set_of_keys() throws InterruptedException {
        var rings = new ConcurrentLinkedQueue<KeyRing>();
        try (var starts = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .forEach(_ -> starts.execute(() -> rings.add(replica().ring())));
        }
        assertThat(rings).hasSize(8);
        assertThat(new HashSet<>(rings)).hasSize(1);
    }

    @Test
    void a_rotation_by_one_replica_is_noticed_by_the_others() {
        List<KeyFolder> replicas = Stream.generate(this::replica).limit(3).toList();
        KeyRing before = replicas.getLast().ring();
        KeyRing after = replicas.getFirst().rotate();

        assertThat(after.current().kid()).isEqualTo(before.next().kid());
        Awaitility.await().untilAsserted(() -> assertThat(replicas)
                .allSatisfy(replica -> assertThat(replica.ring()).isEqualTo(after)));
    }

    @Test
    void only_the_owner_can_read_them_and_nothing_half_written_is_left() throws IOException {
        KeyFolder folder = replica();
        folder.ring();
        folder.rotate();
        Path keys = dataDir.resolve("keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files.toList())
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"))
                    .extracting(file -> String.valueOf(file.getFileName()))
                    .containsExactlyInAnyOrder("lock", "signing-keys.json");
        }
    }

    @Test
    void what_the_world_sees_of_a_key_has_no_private_part() {
        assertThat(SigningKeys.publicPart(replica().ring().current()))
                .containsOnlyKeys("kty", "crv", "x", "y", "kid", "use", "alg");
    }
}
