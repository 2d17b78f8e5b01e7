package org.carrel.launcher.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.carrel.launcher.RepositoryRoot;
import org.carrel.launcher.servers.LocalPostgres.DataFolder;
import org.carrel.launcher.servers.LocalPostgres.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalPostgresTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @Tag("slow")
    void a_folder_whose_making_was_cut_short_is_made_anew() throws Exception {
        Path data = folder.resolve("postgresql");
        Path unfinished = Files.createDirectory(DataFolder.unfinished(data));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");

        try (LocalPostgres postgres = start(data)) {
            postgres.createDatabases(List.of("catalog", "patron"));
            postgres.createDatabases(List.of("catalog", "ill"));
        }

        assertThat(unfinished).doesNotExist();
        assertThat(DataFolder.inspect(data)).isEqualTo(new DataFolder.Complete());
    }

    @Test
    @Tag("slow")
    void a_pid_file_from_before_a_power_cut_does_not_stop_the_start() throws Exception {
        Path data = folder.resolve("postgresql");
        start(data).close();
        // As after a reboot, when the pid has become another program's.
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n1\n5432\n\n\n\n");

        try (LocalPostgres postgres = start(data)) {
            assertThat(postgres.process().isAlive()).isTrue();
        }
    }

    @Test
    @Tag("slow")
    void an_orphaned_server_makes_room_for_the_next() throws Exception {
        Path data = folder.resolve("postgresql");
        try (LocalPostgres orphan = start(data);
                LocalPostgres next = start(data)) {
            assertThat(orphan.process().isAlive()).isFalse();
            assertThat(next.process().isAlive()).isTrue();
        }
    }

    @Test
    void a_folder_with_something_else_is_left_alone_and_explained() throws IOException {
        Path data = Files.createDirectory(folder.resolve("postgresql"));
        assertThat(DataFolder.inspect(data)).isEqualTo(new DataFolder.Absent());
        Files.writeString(data.resolve("pg_control"), "half");

        assertThat(DataFolder.inspect(data))
                .isInstanceOfSatisfying(DataFolder.Foreign.class, foreign -> assertThat(foreign.explanation())
                        .contains("pg_control", "backup"));
        assertThatThrownBy(() -> start(data)).isInstanceOf(IOException.class).hasMessageContaining("PG_VERSION");
        assertThat(data.resolve("pg_control")).exists();
    }

    @Test
    void a_database_of_another_version_is_explained() throws IOException {
        Path data = Files.createDirectory(folder.resolve("postgresql"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");
        assertThat(DataFolder.inspect(data))
                .isInstanceOfSatisfying(DataFolder.Foreign.class, foreign -> assertThat(foreign.explanation())
                        .contains("PostgreSQL 17", "18"));
    }

    @Test
    void processors_go_by_several_names() {
        assertThat(PostgresBinaries.architecture("amd64")).isEqualTo("x86_64");
        assertThat(PostgresBinaries.architecture("x86_64")).isEqualTo("x86_64");
        assertThat(PostgresBinaries.architecture("aarch64")).isEqualTo("arm_64");
    }

    private static LocalPostgres start(Path data) throws IOException {
        return LocalPostgres.start(
                PostgresBinaries.unpackedBelow(RepositoryRoot.find().resolve("launcher/target/postgresql")),
                data,
                Ports.free(1).getFirst(),
                "secret",
                Settings.THROW_AWAY,
                ProcessBuilder.Redirect.DISCARD);
    }
}
