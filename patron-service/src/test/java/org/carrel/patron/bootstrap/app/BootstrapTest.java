package org.carrel.patron.bootstrap.app;

import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.carrel.patron.Fixtures;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.patron.Fixtures.API;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@CarrelTest
@TestProfile(OwnIssuer.class)
class BootstrapTest {

    @Inject
    Bootstrap bootstrap;

    @Inject
    ObjectMapper json;

    @Inject
    DataSource database;

    private static Response logIn(String username, String password) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post(API + "/log-ins");
    }

    private static Response token(String secret) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic("carrel-circulation", secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }

    private void apply(String file) throws Exception {
        BootstrapFile wanted = json.readValue(file, BootstrapFile.class);
        QuarkusTransaction.requiringNew().run(() -> bootstrap.apply(wanted));
    }

    @Test
    void the_first_administrator_logs_in_and_is_believed_by_the_service_that_signed() {
        String token = logIn("admin", OwnIssuer.ADMIN_PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        Fixtures.as(token)
                .get(API + "/me")
                .then()
                .statusCode(200)
                .body("username", equalTo("admin"))
                .body("roles", contains("system-administrator"))
                .body("permissions", hasItem("keys.rotate"))
                .body("branches", contains("*"));
        Fixtures.as(token).get(API + "/staff-accounts").then().statusCode(200);
    }

    @Test
    void tokens_stay_good_over_two_rotations_in_a_row() {
        String old = logIn("admin", OwnIssuer.ADMIN_PASSWORD).path("accessToken");
        for (int i = 0; i < 2; i++) {
            Fixtures.as(old).post(API + "/signing-keys").then().statusCode(200);
            String fresh = logIn("admin", OwnIssuer.ADMIN_PASSWORD).path("accessToken");
            Fixtures.as(fresh).get(API + "/me").then().statusCode(200);
        }
        Fixtures.as(old).get(API + "/me").then().statusCode(200);
    }

    @Test
    void a_service_gets_its_token_and_may_do_what_the_file_says_and_nothing_else() {
        String token = token(OwnIssuer.CLIENT_SECRET + "-circulation")
                .then()
                .statusCode(200)
                .body("scope", equalTo("replicas.read"))
                .extract()
                .path("access_token");
        Fixtures.as(token)
                .queryParam("card", "NOBODYS")
                .get(API + "/replicas/patrons")
                .then()
                .statusCode(404);
        Fixtures.as(token).get(API + "/patrons").then().statusCode(403);
    }

    @Test
    void a_branch_that_opened_a_moment_ago_is_asked_for_once_and_then_known() {
        String admin = logIn("admin", OwnIssuer.ADMIN_PASSWORD).path("accessToken");
        Fixtures.as(admin)
                .body(Map.of("code", "reader", "name", "Readers"))
                .post(API + "/groups")
                .then()
                .statusCode(201);
        Fixtures.as(admin)
                .body(Fixtures.newcomer("reader", CatalogOfOneBranch.OPENED_A_MOMENT_AGO))
                .post(API + "/patrons")
                .then()
                .statusCode(201);
        assertThat(Fixtures.count(
                        database, "select version from branch where id = ?", CatalogOfOneBranch.OPENED_A_MOMENT_AGO))
                .isEqualTo(7);
        Fixtures.as(admin)
                .body(Fixtures.newcomer("reader", UUID.randomUUID()))
                .post(API + "/patrons")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("unknown-branch"));
    }

    @Test
    void a_hash_of_older_settings_is_renewed_at_log_in() {
        String weak = "$argon2id$v=19$m=1024,t=1,p=1$";
        var older = Password.hash(OwnIssuer.ADMIN_PASSWORD)
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID))
                .getResult();
        assertThat(older).startsWith(weak);
        Fixtures.update(database, "update staff_account set password_hash = ? where username = 'admin'", older);
        logIn("admin", OwnIssuer.ADMIN_PASSWORD).then().statusCode(200);
        assertThat(
                        Fixtures.count(
                                database,
                                "select count(*) from staff_account where username = 'admin' and password_hash like '$argon2id$v=19$m=9216,t=4,p=1$%'"))
                .isEqualTo(1);
        logIn("admin", OwnIssuer.ADMIN_PASSWORD).then().statusCode(200);
    }

    @Test
    void starting_again_changes_nothing() throws Exception {
        String state =
                "select coalesce(sum(hashtext(s::text)), 0) from (select id::text || version || password_hash as s "
                        + "from staff_account union all select id || version || secret_digest from api_client "
                        + "union all select code || version from role) x";
        long before = Fixtures.count(database, state);
        bootstrap.at(new StartupEvent());
        apply(OwnIssuer.FILE);
        assertThat(Fixtures.count(database, state)).isEqualTo(before);
    }

    @Test
    void an_existing_account_keeps_its_password_and_a_client_takes_the_secret_of_the_file() throws Exception {
        apply(OwnIssuer.FILE
                .replace(OwnIssuer.ADMIN_PASSWORD, "somebody else's words")
                .replace(OwnIssuer.CLIENT_SECRET, "00000000000000000000"));
        logIn("admin", OwnIssuer.ADMIN_PASSWORD).then().statusCode(200);
        token(OwnIssuer.CLIENT_SECRET + "-circulation").then().statusCode(401);
        token("00000000000000000000-circulation").then().statusCode(200);
        apply(OwnIssuer.FILE);
        token(OwnIssuer.CLIENT_SECRET + "-circulation").then().statusCode(200);
    }

    @Test
    void a_file_that_makes_no_sense_stops_the_start_without_telling_secrets() {
        assertThatThrownBy(() -> apply("{\"clients\":[{\"id\":\"kiosk\",\"secret\":\"guessme\",\"scopes\":[]}]}"))
                .hasMessageContaining("22 random characters")
                .hasMessageNotContaining("guessme");
        assertThatThrownBy(
                        () -> apply(
                                "{\"clients\":[{\"id\":\"kiosk\",\"secret\":\"0123456789012345678901\",\"scopes\":[\"fly\"]}]}"))
                .hasMessageContaining("unknown scope: fly")
                .hasMessageNotContaining("0123456789012345678901");
        assertThatThrownBy(
                        () -> apply(
                                "{\"staff\":[{\"username\":\"x1\",\"password\":\"very secret words\",\"roles\":[\"wizard\"],\"branches\":[]}]}"))
                .hasMessageContaining("[wizard]")
                .hasMessageNotContaining("very secret words");
        assertThat(Fixtures.count(database, "select count(*) from api_client where id = 'kiosk'"))
                .isZero();
    }
}
