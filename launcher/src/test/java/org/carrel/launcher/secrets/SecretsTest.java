package org.carrel.launcher.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTest {
    @TempDir
    private Path parent = Path.of("");

    @Test
    void only_the_owner_can_read_them() throws IOException {
        Secrets secrets = Secrets.in(parent.resolve("secrets"));

        assertThat(permissions(secrets.folder())).isEqualTo("rwx------");
        try (var files = Files.list(secrets.folder())) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(8);
            assertThat(all).allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void a_folder_that_others_could_read_is_closed() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("secrets"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Secrets.in(folder);
        assertThat(permissions(folder)).isEqualTo("rwx------");
    }

    @Test
    void the_next_start_finds_the_same() throws IOException {
        Secrets first = Secrets.in(parent.resolve("secrets"));
        Secrets second = Secrets.in(parent.resolve("secrets"));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void what_a_cut_short_start_did_not_write_is_made_and_the_rest_kept() throws IOException {
        Secrets first = Secrets.in(parent.resolve("secrets"));
        Account admin = first.account("admin").orElseThrow();
        Files.delete(first.folder().resolve("client-ill"));
        Files.writeString(first.accountsFile(), "admin " + admin.password() + " system-administrator\n");

        Secrets second = Secrets.in(first.folder());

        assertThat(second.databasePassword()).isEqualTo(first.databasePassword());
        assertThat(second.account("admin")).contains(admin);
        assertThat(second.accounts()).hasSize(5);
        assertThat(second.clients().get("carrel-ill"))
                .isNotBlank()
                .isNotEqualTo(first.clients().get("carrel-ill"));
    }

    @Test
    void no_two_are_alike_and_each_installation_has_its_own() throws IOException {
        Secrets one = Secrets.in(parent.resolve("one"));
        Secrets other = Secrets.in(parent.resolve("other"));

        assertThat(one.accounts()).extracting(Account::password).doesNotHaveDuplicates();
        assertThat(one.clients().values()).doesNotHaveDuplicates();
        assertThat(one.databasePassword()).isNotEqualTo(other.databasePassword());
        assertThat(one.accounts()).doesNotContainAnyElementsOf(other.accounts());
    }

    @Test
    void patron_service_is_told_of_every_client_and_account() throws IOException {
        Secrets secrets = Secrets.in(parent.resolve("secrets"));
        JsonNode told = new ObjectMapper().readTree(secrets.bootstrapFile().toFile());

        assertThat(told.path("clients").findValuesAsText("id"))
                .containsExactlyInAnyOrder(
                        "carrel-catalog", "carrel-circulation", "carrel-patron", "carrel-ill", "carrel-notification");
        assertThat(told.path("staff").findValuesAsText("password"))
                .containsExactlyElementsOf(
                        secrets.accounts().stream().map(Account::password).toList());
        assertThat(told.path("staff").get(0).path("roles").get(0).asText()).isEqualTo("system-administrator");
    }

    @Test
    void nothing_secret_is_in_what_gets_logged() throws IOException {
        Secrets secrets = Secrets.in(parent.resolve("secrets"));
        assertThat(secrets.toString()).doesNotContain(secrets.databasePassword());
        for (Account account : secrets.accounts()) {
            assertThat(account.toString()).doesNotContain(account.password());
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
