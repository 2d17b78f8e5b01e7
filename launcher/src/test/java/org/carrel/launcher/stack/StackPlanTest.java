package org.carrel.launcher.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StackPlanTest {
    private static final StackPlan PLAN = new StackPlan(
            new DataFolder(Path.of("/data")),
            new PortPlan(9000),
            new Database("jdbc:postgresql://127.0.0.1:9006/postgres", "carrel", "secret"),
            "127.0.0.1:9007",
            Map.of("carrel-circulation", "c-secret", "carrel-notification", "n-secret", "carrel-patron", "p-secret"),
            Path.of("/data/secrets/bootstrap.json"));

    @Test
    void a_service_is_told_where_everything_is() {
        assertThat(PLAN.environment(ServiceName.CIRCULATION))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_HTTP_PORT", "9002"),
                        Map.entry("MALLOC_ARENA_MAX", "2"),
                        Map.entry("CARREL_ISSUER", "http://localhost:9000"),
                        Map.entry("CARREL_JWKS_URL", "http://127.0.0.1:9003/oauth/jwks"),
                        Map.entry("CARREL_CATALOG_URL", "http://127.0.0.1:9001"),
                        Map.entry("CARREL_CIRCULATION_URL", "http://127.0.0.1:9002"),
                        Map.entry("CARREL_PATRON_URL", "http://127.0.0.1:9003"),
                        Map.entry("CARREL_ILL_URL", "http://127.0.0.1:9004"),
                        Map.entry("CARREL_NOTIFICATION_URL", "http://127.0.0.1:9005"),
                        Map.entry("CARREL_DATA_DIR", "/data/services/circulation"),
                        Map.entry("CARREL_DATABASE_URL", "jdbc:postgresql://127.0.0.1:9006/circulation"),
                        Map.entry("CARREL_DATABASE_USER", "carrel"),
                        Map.entry("CARREL_DATABASE_PASSWORD", "secret"),
                        Map.entry("CARREL_KAFKA", "127.0.0.1:9007"),
                        Map.entry("CARREL_CLIENT_ID", "carrel-circulation"),
                        Map.entry("CARREL_CLIENT_SECRET", "c-secret")));
    }

    @Test
    void only_patron_reads_the_first_accounts_and_only_notification_knows_the_mail_server() {
        for (ServiceName service : ServiceName.values()) {
            Map<String, String> environment = PLAN.environment(service);
            assertThat(environment.containsKey("CARREL_BOOTSTRAP_FILE")).isEqualTo(service == ServiceName.PATRON);
            assertThat(environment.containsKey("CARREL_SMTP_PORT")).isEqualTo(service == ServiceName.NOTIFICATION);
        }
        assertThat(PLAN.environment(ServiceName.NOTIFICATION)).containsEntry("CARREL_SMTP_PORT", "9009");
    }

    @Test
    void the_gateway_holds_no_secret() {
        assertThat(PLAN.environment(ServiceName.GATEWAY).values()).noneMatch(value -> value.contains("secret"));
    }

    @Test
    void your_server_keeps_its_parameters_for_every_database() {
        Database yours = new Database("jdbc:postgresql://db.example:5432/start?sslmode=require", "u", "p");
        assertThat(yours.urlOf("patron")).isEqualTo("jdbc:postgresql://db.example:5432/patron?sslmode=require");
    }

    @Test
    void the_environment_may_name_a_server_and_must_name_it_well() {
        assertThat(Database.external(Map.of())).isEmpty();
        assertThat(Database.external(Map.of("CARREL_DATABASE_URL", " "))).isEmpty();
        assertThat(Database.external(
                        Map.of("CARREL_DATABASE_URL", "jdbc:postgresql://h:1/x", "CARREL_DATABASE_PASSWORD", "p")))
                .isEqualTo(Optional.of(new Database("jdbc:postgresql://h:1/x", "carrel", "p")));
        assertThatThrownBy(() -> Database.external(Map.of("CARREL_DATABASE_URL", "postgres://h/x")))
                .hasMessageContaining("jdbc:postgresql://HOST:PORT/DATABASE");
    }

    @Test
    void a_password_does_not_get_into_a_log_by_accident() {
        assertThat(new Database("jdbc:postgresql://h/x", "u", "hidden").toString())
                .doesNotContain("hidden");
    }
}
