package org.carrel.catalog.targets.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.secrets.SealingKeys;
import org.carrel.catalog.store.Documents;
import org.carrel.catalog.targets.Target;
import org.carrel.catalog.targets.Targets;
import org.carrel.platform.sql.Database;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@CarrelTest
class SealedPasswordsTest {

    private static final String PASSWORD = "open-sesame-4711";

    @Inject
    Targets targets;

    @Inject
    Database database;

    @Inject
    Documents documents;

    private static Map<String, Object> described(String name) {
        var body = new HashMap<String, Object>();
        body.put("name", name);
        body.put("source", "sealed");
        body.put("z3950", Map.of("host", "z.example.org", "port", 210, "database", "BOOKS", "syntax", "MARC21"));
        body.put("credentials", Map.of("user", "carrel", "password", PASSWORD));
        body.put("enabled", false);
        return body;
    }

    private String stored(UUID id) {
        return database.first(
                        "select target::text as all_of_it from target where id = ?", row -> row.text("all_of_it"), id)
                .orElseThrow();
    }

    private static UUID added(String name) {
        return writing(described(name))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(BASE + "/targets")
                .then()
                .statusCode(201)
                .body("hasCredentials", equalTo(true))
                .body(not(containsString(PASSWORD)))
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static String passwordOf(Targets targets, UUID id) {
        Target.Credentials credentials =
                targets.find(id).orElseThrow().target().description().credentials();
        assertThat(credentials).isNotNull();
        return credentials == null ? "" : credentials.password();
    }

    @Test
    void a_password_is_stored_sealed_and_never_given_out() {
        UUID id = added("Sealed");
        assertThat(stored(id)).doesNotContain(PASSWORD);
        assertThat(database.list("select k::text as kept from idempotency_key k", row -> row.text("kept")))
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(PASSWORD));
        assertThat(passwordOf(targets, id)).isEqualTo(PASSWORD);
        librarian().get(BASE + "/targets/" + id).then().statusCode(200).body(not(containsString(PASSWORD)));
        librarian().get(BASE + "/targets").then().statusCode(200).body(not(containsString(PASSWORD)));
        assertThat(targets.find(id).orElseThrow().toString()).doesNotContain(PASSWORD);
    }

    @Test
    void what_was_stored_open_is_sealed_at_the_next_start() {
        UUID id = added("Open once");
        database.update("update target set credential_word = 'older', credential_sealed = null where id = ?", id);
        assertThat(passwordOf(targets, id)).isEqualTo("older");
        assertThat(QuarkusTransaction.requiringNew().call(targets::sealPasswords))
                .isEqualTo(new Targets.Sealed(1, 0));
        assertThat(stored(id)).doesNotContain("older");
        assertThat(passwordOf(targets, id)).isEqualTo("older");
        assertThat(QuarkusTransaction.requiringNew().call(targets::sealPasswords))
                .isEqualTo(new Targets.Sealed(0, 0));
    }

    @Test
    void passwords_are_sealed_anew_when_the_key_is_replaced() {
        String before = SealingKeys.made("before");
        String after = SealingKeys.made("after");
        UUID id = added("Rotated");
        var rotated = new SqlTargets(database, documents, SealingKeys.of(List.of(after, before)));
        QuarkusTransaction.begin();
        try {
            database.update("delete from target where id <> ?", id);
            database.update("update target set credential_word = ?, credential_sealed = null", PASSWORD);
            var old = new SqlTargets(database, documents, SealingKeys.of(List.of(before)));
            assertThat(old.sealPasswords()).isEqualTo(new Targets.Sealed(1, 0));
            assertThat(stored(id)).contains("before:");
            assertThat(rotated.sealPasswords()).isEqualTo(new Targets.Sealed(1, 0));
            assertThat(stored(id)).contains("after:").doesNotContain("before:");
            assertThat(passwordOf(rotated, id)).isEqualTo(PASSWORD);
            // Who has lost the key asks without a password, and leaves what is stored alone.
            assertThat(old.sealPasswords()).isEqualTo(new Targets.Sealed(0, 1));
            assertThat(old.find(id).orElseThrow().target().description().credentials())
                    .isNull();
            assertThat(stored(id)).contains("after:");
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
