package org.carrel.patron.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.carrel.patron.Fixtures;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.patron.Fixtures.API;
import static org.carrel.patron.Fixtures.as;
import static org.carrel.patron.Fixtures.asAdmin;
import static org.carrel.patron.Fixtures.word;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class AccessOverHttpTest {

    private static final String PASSWORD = "winter light on paper";

    @Inject
    DataSource database;

    @Inject
    TestClock clock;

    @AfterEach
    void theRealTime() {
        clock.reset();
    }

    private static Map<String, Object> account(String username, List<String> roles, List<String> branches) {
        return Map.of(
                "username", username,
                "password", PASSWORD,
                "displayName", "Somebody",
                "roles", roles,
                "branches", branches);
    }

    private static Response created(Map<String, Object> account) {
        return asAdmin()
                .body(account)
                .post(API + "/staff-accounts")
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private static Response logIn(String username, String password) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post(API + "/log-ins");
    }

    // --- permissions

    @ParameterizedTest
    @CsvSource({
        "GET,/staff-accounts,staff.manage",
        "POST,/staff-accounts,staff.manage",
        "GET,/staff-accounts/00000000-0000-7000-8000-000000000001,staff.manage",
        "PUT,/staff-accounts/00000000-0000-7000-8000-000000000001,staff.manage",
        "PUT,/staff-accounts/00000000-0000-7000-8000-000000000001/password,staff.manage",
        "POST,/roles,roles.manage",
        "PUT,/roles/cataloguer,roles.manage",
        "DELETE,/roles/cataloguer,roles.manage",
        "GET,/api-clients,clients.manage",
        "POST,/api-clients,clients.manage",
        "GET,/api-clients/one,clients.manage",
        "PUT,/api-clients/one,clients.manage",
        "POST,/api-clients/one/secret,clients.manage",
        "GET,/signing-keys,keys.rotate",
        "POST,/signing-keys,keys.rotate"
    })
    void every_address_wants_its_permission(String method, String path, String permission) {
        String[] others = Permissions.all().stream()
                .filter(name -> !name.equals(permission))
                .toArray(String[]::new);
        as(Tokens.staff("desk").with(others).everywhere().bearer())
                .body("{}")
                .request(method, API + path)
                .then()
                .statusCode(403);
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{}")
                .request(method, API + path)
                .then()
                .statusCode(401);
    }

    // --- roles

    @Test
    void the_built_in_roles_are_there_from_the_start() {
        asAdmin()
                .get(API + "/roles")
                .then()
                .statusCode(200)
                .body(
                        "code",
                        hasItems(BuiltInRoles.all().stream().map(Role::code).toArray(String[]::new)))
                .body("find { it.code == 'system-administrator' }.permissions", hasItem(Permissions.KEYS_ROTATE));
    }

    @Test
    void a_role_is_made_edited_and_removed() {
        String code = word();
        String path = API + "/roles/" + code;
        asAdmin()
                .body(Map.of("code", code, "name", "Saturday", "permissions", List.of("patrons.read")))
                .post(API + "/roles")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("builtIn", equalTo(false));
        asAdmin()
                .body(Map.of("code", code, "name", "Saturday", "permissions", List.of()))
                .post(API + "/roles")
                .then()
                .statusCode(409)
                .body("code", equalTo("code-taken"));
        asAdmin()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Sunday", "permissions", List.of("patrons.read", "circulation.override.fees")))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("permissions", contains("circulation.override.fees", "patrons.read"));
        created(account("u" + word(), List.of(code), List.of("*")));
        asAdmin()
                .header("If-Match", "\"2\"")
                .delete(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("role-in-use"));
    }

    @Test
    void an_unknown_permission_is_a_slip() {
        asAdmin()
                .body(Map.of("code", word(), "name", "X", "permissions", List.of("patrons.raed")))
                .post(API + "/roles")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-permission"));
    }

    @Test
    void nobody_edits_the_administrators_role_or_removes_what_came_with_the_system() {
        asAdmin()
                .header("If-Match", "*")
                .body(Map.of("name", "Weak", "permissions", List.of()))
                .put(API + "/roles/system-administrator")
                .then()
                .statusCode(409)
                .body("code", equalTo("built-in-role"));
        asAdmin()
                .header("If-Match", "*")
                .delete(API + "/roles/cataloguer")
                .then()
                .statusCode(409)
                .body("code", equalTo("built-in-role"));
    }

    @Test
    void nobody_writes_into_a_role_what_they_do_not_hold() {
        String code = word();
        asAdmin()
                .body(Map.of("code", code, "name", "Mine", "permissions", List.of("roles.manage")))
                .post(API + "/roles")
                .then()
                .statusCode(201);
        String weak =
                Tokens.staff("weak").with(Permissions.ROLES_MANAGE).everywhere().bearer();

        as(weak).header("If-Match", "\"1\"")
                .body(Map.of("name", "Mine", "permissions", List.of("roles.manage", "keys.rotate")))
                .put(API + "/roles/" + code)
                .then()
                .statusCode(403)
                .body("code", equalTo("beyond-your-authority"))
                .body("reasons.permission", contains("keys.rotate"));
        as(weak).body(Map.of("code", word(), "name", "New", "permissions", List.of("staff.manage")))
                .post(API + "/roles")
                .then()
                .statusCode(403);
        as(weak).header("If-Match", "*")
                .body(Map.of("name", "Cataloguer", "permissions", List.of()))
                .put(API + "/roles/cataloguer")
                .then()
                .statusCode(403);
    }

    // --- staff accounts

    @Test
    void an_account_never_shows_its_password_and_keeps_it_hashed() {
        String username = "U" + word();
        Response created = created(account(username, List.of("cataloguer"), List.of("*")));

        assertThat(created.asString()).doesNotContain(PASSWORD, "argon2").contains(username.toLowerCase(Locale.ROOT));
        assertThat(Fixtures.count(
                        database,
                        "select count(*) from staff_account where username = ? and password_hash like '$argon2id$%'",
                        username.toLowerCase(Locale.ROOT)))
                .isEqualTo(1);
        asAdmin()
                .get(API + "/staff-accounts/" + created.path("id"))
                .then()
                .header("ETag", "\"1\"")
                .body("roles", contains("cataloguer"))
                .body("branches", contains("*"))
                .body("password", nullValue());
    }

    @Test
    void usernames_are_unique_whatever_their_capitals() {
        String username = "u" + word();
        created(account(username, List.of(), List.of("*")));
        asAdmin()
                .body(account(username.toUpperCase(Locale.ROOT), List.of(), List.of("*")))
                .post(API + "/staff-accounts")
                .then()
                .statusCode(409)
                .body("code", equalTo("username-taken"));
    }

    @ParameterizedTest
    @CsvSource({
        "short,too-short",
        "passwordpassword,too-common",
        "aaaaaaaaaaaaaaaaaa,too-monotonous",
        "i am called quentin,contains-username"
    })
    void a_weak_password_is_refused_with_the_reason(String password, String code) {
        asAdmin()
                .body(Map.of("username", "quentin", "password", password, "roles", List.of(), "branches", List.of("*")))
                .post(API + "/staff-accounts")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("password"))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void nobody_smuggles_in_a_hash_or_an_id() {
        for (String field : List.of("passwordHash", "id", "version", "permissions")) {
            var body = new HashMap<>(account("u" + word(), List.of(), List.of("*")));
            body.put(field, "x");
            asAdmin().body(body).post(API + "/staff-accounts").then().statusCode(400);
        }
    }

    @Test
    void roles_must_exist_and_branches_be_branches() {
        asAdmin()
                .body(account("u" + word(), List.of("wizard", "cataloguer"), List.of("*")))
                .post(API + "/staff-accounts")
                .then()
                .statusCode(409)
                .body("code", equalTo("unknown-roles"))
                .body("roles", contains("wizard"));
        asAdmin()
                .body(account(
                        "u" + word(), List.of(), List.of("*", UUID.randomUUID().toString())))
                .post(API + "/staff-accounts")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("branches"));
        asAdmin()
                .body(account("u" + word(), List.of(), List.of("main")))
                .post(API + "/staff-accounts")
                .then()
                .statusCode(400);
    }

    @Test
    void a_local_manager_makes_local_accounts_of_what_they_hold_and_nothing_more() {
        UUID mine = UUID.randomUUID();
        UUID theirs = UUID.randomUUID();
        var desk = BuiltInRoles.all().stream()
                .filter(role -> role.code().equals("circulation-desk"))
                .findFirst()
                .orElseThrow();
        String manager = Tokens.staff("manager")
                .with(Permissions.STAFF_MANAGE)
                .with(desk.permissions().toArray(String[]::new))
                .atBranches(mine)
                .bearer();

        Response local = as(manager)
                .body(account("u" + word(), List.of("circulation-desk"), List.of(mine.toString())))
                .post(API + "/staff-accounts");
        local.then().statusCode(201);
        as(manager)
                .body(account("u" + word(), List.of("circulation-desk"), List.of(theirs.toString())))
                .post(API + "/staff-accounts")
                .then()
                .statusCode(403)
                .body("reasons.branchId", contains(theirs.toString()));
        as(manager)
                .body(account("u" + word(), List.of("circulation-desk"), List.of("*")))
                .post(API + "/staff-accounts")
                .then()
                .statusCode(403)
                .body("reasons.code", contains("all-branches-not-covered"));
        as(manager)
                .body(account("u" + word(), List.of("system-administrator"), List.of(mine.toString())))
                .post(API + "/staff-accounts")
                .then()
                .statusCode(403)
                .body("reasons.permission", hasItem(Permissions.KEYS_ROTATE));

        as(manager)
                .header("If-Match", "\"1\"")
                .body(Map.of(
                        "displayName",
                        "Promoted",
                        "active",
                        true,
                        "roles",
                        List.of("system-administrator"),
                        "branches",
                        List.of(mine.toString())))
                .put(API + "/staff-accounts/" + local.path("id"))
                .then()
                .statusCode(403);
    }

    @Test
    void nobody_takes_over_an_account_that_can_do_more_by_giving_it_a_password() {
        String boss = "boss" + word();
        Response account = created(account(boss, List.of("system-administrator"), List.of("*")));
        String manager = Tokens.staff("manager")
                .with(Permissions.STAFF_MANAGE)
                .everywhere()
                .bearer();

        as(manager)
                .body(Map.of("password", "a password of my own"))
                .put(API + "/staff-accounts/" + account.path("id") + "/password")
                .then()
                .statusCode(403)
                .body("code", equalTo("beyond-your-authority"));
        as(manager)
                .header("If-Match", "\"1\"")
                .body(Map.of("displayName", "X", "active", false, "roles", List.of(), "branches", List.of("*")))
                .put(API + "/staff-accounts/" + account.path("id"))
                .then()
                .statusCode(403);
        logIn(boss, PASSWORD).then().statusCode(200);
    }

    @Test
    void the_last_administrator_stays() {
        Response one = created(account("adm" + word(), List.of("system-administrator"), List.of("*")));
        Response other = created(account("adm" + word(), List.of("system-administrator"), List.of("*")));
        retireAllBut(one.path("id"), other.path("id"));

        for (Map<String, Object> weaker : List.<Map<String, Object>>of(
                Map.of(
                        "displayName",
                        "A",
                        "active",
                        false,
                        "roles",
                        List.of("system-administrator"),
                        "branches",
                        List.of("*")),
                Map.of("displayName", "A", "active", true, "roles", List.of(), "branches", List.of("*")))) {
            asAdmin()
                    .header("If-Match", "*")
                    .body(weaker)
                    .put(API + "/staff-accounts/" + one.path("id"))
                    .then()
                    .statusCode(200);
            asAdmin()
                    .header("If-Match", "*")
                    .body(weaker)
                    .put(API + "/staff-accounts/" + other.path("id"))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("last-administrator"));
            asAdmin()
                    .header("If-Match", "*")
                    .body(Map.of(
                            "displayName",
                            "A",
                            "active",
                            true,
                            "roles",
                            List.of("system-administrator"),
                            "branches",
                            List.of("*")))
                    .put(API + "/staff-accounts/" + one.path("id"))
                    .then()
                    .statusCode(200);
        }
    }

    private static void retireAllBut(String one, String other) {
        List<String> ids =
                asAdmin().queryParam("limit", 200).get(API + "/staff-accounts").path("items.id");
        for (String id : ids) {
            if (!id.equals(one) && !id.equals(other)) {
                asAdmin()
                        .header("If-Match", "*")
                        .body(Map.of(
                                "displayName", "Gone", "active", false, "roles", List.of(), "branches", List.of("*")))
                        .put(API + "/staff-accounts/" + id)
                        .then()
                        .statusCode(200);
            }
        }
    }

    @Test
    void whoever_leaves_is_logged_out() {
        String username = "u" + word();
        Response account = created(account(username, List.of("cataloguer"), List.of("*")));
        String refresh =
                logIn(username, PASSWORD).then().statusCode(200).extract().path("refreshToken");

        asAdmin()
                .header("If-Match", "\"1\"")
                .body(Map.of(
                        "displayName",
                        "Gone",
                        "active",
                        false,
                        "roles",
                        List.of("cataloguer"),
                        "branches",
                        List.of("*")))
                .put(API + "/staff-accounts/" + account.path("id"))
                .then()
                .statusCode(200);

        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("refreshToken", refresh))
                .post(API + "/log-ins/refresh")
                .then()
                .statusCode(401)
                .body("code", equalTo("session-over"));
        logIn(username, PASSWORD).then().statusCode(401).body("code", equalTo("log-in-failed"));
    }

    @Test
    void a_new_password_replaces_the_old_one_and_ends_the_sessions() {
        String username = "u" + word();
        Response account = created(account(username, List.of(), List.of("*")));
        String refresh = logIn(username, PASSWORD).path("refreshToken");

        asAdmin()
                .body(Map.of("password", "quite another phrase"))
                .put(API + "/staff-accounts/" + account.path("id") + "/password")
                .then()
                .statusCode(204);

        logIn(username, PASSWORD).then().statusCode(401);
        logIn(username, "quite another phrase").then().statusCode(200);
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("refreshToken", refresh))
                .post(API + "/log-ins/refresh")
                .then()
                .statusCode(401);
    }

    @Test
    void an_edit_of_an_account_wants_its_version() {
        Response account = created(account("u" + word(), List.of(), List.of("*")));
        var edit = Map.of("displayName", "New", "active", true, "roles", List.of(), "branches", List.of("*"));
        String path = API + "/staff-accounts/" + account.path("id");
        asAdmin().body(edit).put(path).then().statusCode(428);
        asAdmin()
                .header("If-Match", "\"1\"")
                .body(edit)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        asAdmin().header("If-Match", "\"1\"").body(edit).put(path).then().statusCode(412);
    }

    @Test
    void accounts_are_listed_in_pages() {
        String prefix = "z" + word();
        for (int i = 0; i < 3; i++) {
            created(account(prefix + i, List.of(), List.of("*")));
        }
        Response first = asAdmin().queryParam("limit", 2).get(API + "/staff-accounts");
        first.then().statusCode(200).body("next", notNullValue());
        var names = new ArrayList<String>(first.path("items.username"));
        String next = first.path("next");
        while (next != null) {
            Response page =
                    asAdmin().queryParam("limit", 2).queryParam("after", next).get(API + "/staff-accounts");
            names.addAll(page.path("items.username"));
            next = page.path("next");
        }
        assertThat(names).doesNotHaveDuplicates().isSorted().contains(prefix + 0, prefix + 1, prefix + 2);
    }

    // --- API clients

    private static Response client(String id, String... scopes) {
        return asAdmin()
                .body(Map.of("id", id, "name", "A kiosk", "scopes", List.of(scopes)))
                .post(API + "/api-clients");
    }

    private static Response token(String id, String secret) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(id, secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }

    @Test
    void a_secret_is_told_once_and_kept_as_a_digest() {
        String id = "kiosk-" + word();
        Response created = client(id, "circulation.check-out");
        created.then().statusCode(201).header("Cache-Control", containsString("no-store"));
        String secret = created.path("secret");

        assertThat(secret).hasSize(43);
        asAdmin()
                .get(API + "/api-clients/" + id)
                .then()
                .body("secret", nullValue())
                .body("branches", contains("*"));
        assertThat(Fixtures.count(
                        database, "select count(*) from api_client c where c::text like ?", "%" + secret + "%"))
                .isZero();
        client(id, "circulation.check-out").then().statusCode(409).body("code", equalTo("id-taken"));
        token(id, secret).then().statusCode(200);
        asAdmin().get(API + "/api-clients/" + id).then().body("lastUsedAt", notNullValue());
    }

    @Test
    void a_rotated_secret_leaves_the_former_one_good_for_the_grace_and_no_longer() {
        String id = "kiosk-" + word();
        String former = client(id, "circulation.check-out").path("secret");
        String fresh = asAdmin()
                .queryParam("graceHours", 2)
                .post(API + "/api-clients/" + id + "/secret")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .extract()
                .path("secret");

        token(id, former).then().statusCode(200);
        token(id, fresh).then().statusCode(200);
        clock.advance(Duration.ofHours(2));
        token(id, former).then().statusCode(401);
        token(id, fresh).then().statusCode(200);

        clock.reset();
        asAdmin().post(API + "/api-clients/" + id + "/secret").then().statusCode(200);
        token(id, fresh).then().statusCode(401);
    }

    @Test
    void a_disabled_client_gets_nothing() {
        String id = "kiosk-" + word();
        String secret = client(id, "circulation.check-out").path("secret");
        asAdmin()
                .header("If-Match", "\"1\"")
                .body(Map.of(
                        "name",
                        "Off",
                        "scopes",
                        List.of("circulation.check-out"),
                        "branches",
                        List.of("*"),
                        "active",
                        false))
                .put(API + "/api-clients/" + id)
                .then()
                .statusCode(200);
        token(id, secret).then().statusCode(401).body("error", equalTo("invalid_client"));
    }

    @Test
    void a_client_can_do_no_more_than_whoever_made_it() {
        String weak = Tokens.staff("weak")
                .with(Permissions.CLIENTS_MANAGE, Permissions.CHECK_IN)
                .everywhere()
                .bearer();
        as(weak).body(Map.of(
                        "id", "kiosk-" + word(), "name", "K", "scopes", List.of("circulation.check-in", "keys.rotate")))
                .post(API + "/api-clients")
                .then()
                .statusCode(403)
                .body("reasons.permission", contains("keys.rotate"));
        String strong = "strong-" + word();
        client(strong, "keys.rotate").then().statusCode(201);
        as(weak).post(API + "/api-clients/" + strong + "/secret")
                .then()
                .statusCode(403)
                .body("secret", nullValue());
    }

    // --- me

    @Test
    void callers_learn_who_they_are() {
        String username = "u" + word();
        created(account(username, List.of("reporting"), List.of("*")));
        assertThat(logIn(username, PASSWORD).then().statusCode(200).extract().<String>path("scope"))
                .isEqualTo("catalog.statistics.read circulation.fees.read circulation.loans.read circulation.rules.read"
                        + " circulation.statistics.read ill.requests.read notices.read");

        as(Tokens.client("kiosk").with("patrons.read").bearer())
                .get(API + "/me")
                .then()
                .statusCode(200)
                .body("id", equalTo("kiosk"))
                .body("kind", equalTo("client"))
                .body("permissions", containsInAnyOrder("patrons.read"))
                .body("username", nullValue());
        RestAssured.given().get(API + "/me").then().statusCode(401);
        as(Tokens.staff("late").with("patrons.read").everywhere().expired().bearer())
                .get(API + "/me")
                .then()
                .statusCode(401)
                .body("permissions", not(hasItem("patrons.read")));
    }
}
