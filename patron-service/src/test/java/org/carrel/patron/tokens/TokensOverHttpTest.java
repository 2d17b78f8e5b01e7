package org.carrel.patron.tokens;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.carrel.patron.Fixtures.API;
import static org.carrel.patron.Fixtures.as;
import static org.carrel.patron.Fixtures.asAdmin;
import static org.carrel.patron.Fixtures.newcomer;
import static org.carrel.patron.Fixtures.register;
import static org.carrel.patron.Fixtures.word;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class TokensOverHttpTest {

    private static final String PASSWORD = "winter light on paper";

    @Inject
    DataSource database;

    @Inject
    TestClock clock;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "carrel.issuer")
    String issuer;

    @ConfigProperty(name = "carrel.data-dir")
    Path dataDir;

    @AfterEach
    void theRealTime() {
        clock.reset();
    }

    private static RequestSpecification form(String grantType) {
        return RestAssured.given().formParam("grant_type", grantType);
    }

    private static String[] newClient(String... scopes) {
        String id = "client-" + word();
        String secret = asAdmin()
                .body(Map.of("id", id, "name", "A client", "scopes", List.of(scopes)))
                .post(API + "/api-clients")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        return new String[] {id, secret};
    }

    private static String newAccount(List<String> roles, List<String> branches) {
        String username = "u" + word();
        asAdmin()
                .body(Map.of("username", username, "password", PASSWORD, "roles", roles, "branches", branches))
                .post(API + "/staff-accounts")
                .then()
                .statusCode(201);
        return username;
    }

    private static Response logIn(String username, String password) {
        return logIn(username, password, "192.0.2.1");
    }

    private static Response logIn(String username, String password, String address) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(Map.of("username", username, "password", password))
                .post(API + "/log-ins");
    }

    private static Response refresh(String token) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("refreshToken", token))
                .post(API + "/log-ins/refresh");
    }

    private static String jwks() {
        return RestAssured.get("/oauth/jwks").then().statusCode(200).extract().asString();
    }

    /** Verifies a token as any other service would: with the published keys and nothing else. */
    private JwtContext verified(String token) throws InvalidJwtException, JoseException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(jwks()).getJsonWebKeys()))
                .setExpectedIssuer(issuer)
                .setExpectedAudience("carrel")
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .build()
                .process(token);
    }

    // --- what a token says

    @Test
    void a_clients_token_says_who_it_is_and_what_it_may_do() throws Exception {
        String[] client = newClient("replicas.read", "patrons.contact.read");
        Response answer = form("client_credentials")
                .auth()
                .preemptive()
                .basic(client[0], client[1])
                .post("/oauth/token");
        answer.then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(900))
                .body("refresh_token", nullValue())
                .body("scope", equalTo("patrons.contact.read replicas.read"));

        JwtClaims claims = verified(answer.path("access_token")).getJwtClaims();
        assertThat(claims.getSubject()).isEqualTo(client[0]);
        assertThat(claims.getStringClaimValue("kind")).isEqualTo("client");
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("patrons.contact.read replicas.read");
        assertThat(claims.getStringClaimValue("branches")).isEqualTo("*");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(900);
        assertThat(claims.getJwtId()).isNotBlank();
        assertThat(claims.hasClaim("upn")).isFalse();
    }

    @Test
    void a_staff_token_carries_the_permissions_of_the_roles_and_the_branches() throws Exception {
        UUID branch = UUID.randomUUID();
        String username = newAccount(List.of("patron-registrar"), List.of(branch.toString()));
        Response answer = logIn(username, PASSWORD);
        answer.then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("tokenType", equalTo("Bearer"))
                .body("expiresIn", equalTo(900))
                .body("refreshExpiresIn", equalTo(43_200));

        JwtClaims claims = verified(answer.path("accessToken")).getJwtClaims();
        assertThat(claims.getStringClaimValue("kind")).isEqualTo("staff");
        assertThat(claims.getStringClaimValue("upn")).isEqualTo(username);
        assertThat(claims.getStringClaimValue("scope"))
                .isEqualTo("groups.write notices.read patrons.blocks.write patrons.read patrons.write");
        assertThat(claims.getStringListClaimValue("branches")).containsExactly(branch.toString());
        assertThat(UUID.fromString(claims.getSubject()).version()).isEqualTo(7);
    }

    /** No library but the JDK: whoever implements RFC 7515 and 7518 can verify us. */
    @Test
    void the_signature_is_plain_es256() throws Exception {
        String[] client = newClient("replicas.read");
        String token = form("client_credentials")
                .formParam("client_id", client[0])
                .formParam("client_secret", client[1])
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        List<String> parts = List.of(token.split("\\.", -1));
        Map<?, ?> header = json.readValue(Base64.getUrlDecoder().decode(parts.getFirst()), Map.class);
        assertThat(header.get("alg")).isEqualTo("ES256");

        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(publishedKey(String.valueOf(header.get("kid"))));
        signature.update((parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts.get(2))))
                .isTrue();
    }

    private static PublicKey publishedKey(String kid) throws Exception {
        Map<String, String> jwk = RestAssured.get("/oauth/jwks").path("keys.find { it.kid == '" + kid + "' }");
        assertThat(jwk).containsEntry("kty", "EC").containsEntry("crv", "P-256").containsEntry("use", "sig");
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(coordinate(jwk, "x"), coordinate(jwk, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger coordinate(Map<String, String> jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(String.valueOf(jwk.get(name))));
    }

    @Test
    void a_token_that_was_tampered_with_is_no_good() {
        String[] client = newClient("replicas.read");
        String token = form("client_credentials")
                .auth()
                .preemptive()
                .basic(client[0], client[1])
                .post("/oauth/token")
                .path("access_token");
        int dot = token.indexOf('.');
        String payload = new String(
                Base64.getUrlDecoder().decode(token.substring(dot + 1, token.lastIndexOf('.'))),
                StandardCharsets.UTF_8);
        String forged = token.substring(0, dot + 1)
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                payload.replace("replicas.read", "keys.rotate").getBytes(StandardCharsets.UTF_8))
                + token.substring(token.lastIndexOf('.'));
        assertThatThrownBy(() -> verified(forged)).isInstanceOf(InvalidJwtException.class);
    }

    // --- discovery and keys

    @Test
    void discovery_names_the_endpoints_under_the_issuer() {
        RestAssured.get("/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age=300"))
                .body("issuer", equalTo(issuer))
                .body("token_endpoint", equalTo(issuer + "/oauth/token"))
                .body("jwks_uri", equalTo(issuer + "/oauth/jwks"));
    }

    @Test
    void the_key_set_shows_no_private_part() {
        assertThat(jwks()).contains("\"kid\"").doesNotContain("\"d\"");
        RestAssured.get("/oauth/jwks").then().header("Cache-Control", containsString("max-age=300"));
    }

    @Test
    void only_the_owner_can_read_the_keys() throws IOException {
        jwks();
        Path folder = dataDir.resolve("keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).isNotEmpty().allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void after_a_rotation_new_tokens_bear_a_key_that_was_published_before_and_old_ones_stay_good() throws Exception {
        String[] client = newClient("replicas.read");
        String old = form("client_credentials")
                .auth()
                .preemptive()
                .basic(client[0], client[1])
                .post("/oauth/token")
                .path("access_token");
        List<String> published = RestAssured.get("/oauth/jwks").path("keys.kid");

        asAdmin()
                .post(API + "/signing-keys")
                .then()
                .statusCode(200)
                .body("find { it.use == 'SIGNS' }.kid", notNullValue())
                .body("find { it.use == 'WAITS' }.kid", notNullValue());

        String fresh = form("client_credentials")
                .auth()
                .preemptive()
                .basic(client[0], client[1])
                .post("/oauth/token")
                .path("access_token");
        assertThat(kid(fresh)).isNotEqualTo(kid(old)).isIn(published);
        verified(old);
        verified(fresh);

        // 15 minutes of life and five that clocks may differ by.
        clock.advance(Duration.ofMinutes(21));
        asAdmin().get(API + "/signing-keys").then().statusCode(200);
        assertThat(RestAssured.get("/oauth/jwks").<List<String>>path("keys.kid"))
                .contains(kid(fresh))
                .doesNotContain(kid(old));
    }

    private String kid(String token) throws IOException {
        return String.valueOf(
                json.readValue(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), Map.class)
                        .get("kid"));
    }

    // --- errors of the token endpoint

    @ParameterizedTest
    @CsvSource({
        "password,400,unsupported_grant_type",
        "'',400,invalid_request",
        "client_credentials,401,invalid_client",
        "refresh_token,400,invalid_request"
    })
    void errors_have_the_codes_of_the_standard(String grantType, int status, String error) {
        form(grantType)
                .post("/oauth/token")
                .then()
                .statusCode(status)
                .contentType(ContentType.JSON)
                .header("Cache-Control", containsString("no-store"))
                .body("error", equalTo(error))
                .body("error_description", notNullValue());
    }

    @Test
    void a_wrong_secret_and_an_unknown_client_get_the_same_answer() {
        String[] client = newClient("replicas.read");
        Response wrong = form("client_credentials")
                .auth()
                .preemptive()
                .basic(client[0], "x".repeat(43))
                .post("/oauth/token");
        Response unknown = form("client_credentials")
                .auth()
                .preemptive()
                .basic("nobody-here", "x".repeat(43))
                .post("/oauth/token");
        wrong.then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", equalTo("invalid_client"));
        unknown.then().statusCode(401);
        assertThat(unknown.asString()).isEqualTo(wrong.asString());
    }

    @Test
    void a_client_may_ask_for_less_but_not_for_more() {
        String[] client = newClient("replicas.read", "patrons.read");
        form("client_credentials")
                .formParam("scope", "patrons.read")
                .auth()
                .preemptive()
                .basic(client[0], client[1])
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .body("scope", equalTo("patrons.read"));
        form("client_credentials")
                .formParam("scope", "patrons.read keys.rotate")
                .auth()
                .preemptive()
                .basic(client[0], client[1])
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
    }

    @Test
    void a_parameter_sent_twice_and_credentials_sent_two_ways_are_mistakes() {
        String[] client = newClient("replicas.read");
        RestAssured.given()
                .formParam("grant_type", "client_credentials", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        form("client_credentials")
                .formParam("client_id", client[0])
                .formParam("client_secret", client[1])
                .auth()
                .preemptive()
                .basic(client[0], client[1])
                .post("/oauth/token")
                .then()
                .statusCode(401);
        form("client_credentials")
                .header("Authorization", "Basic !!!")
                .post("/oauth/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/oauth/token")
                .then()
                .statusCode(415);
    }

    // --- sessions

    @Test
    void a_refresh_token_buys_one_new_pair_and_a_copy_of_it_ends_the_session() {
        String username = newAccount(List.of("cataloguer"), List.of("*"));
        String first = logIn(username, PASSWORD).path("refreshToken");
        String second = refresh(first).then().statusCode(200).extract().path("refreshToken");
        String third = refresh(second).then().statusCode(200).extract().path("refreshToken");

        refresh(first).then().statusCode(401).body("code", equalTo("session-over"));
        refresh(third).then().statusCode(401);
        assertThat(Fixtures.count(database, "select count(*) from session where reason = 'refresh-token-reused'"))
                .isEqualTo(1);
    }

    @Test
    void the_token_endpoint_renews_as_well() {
        String username = newAccount(List.of("cataloguer"), List.of("*"));
        String token = logIn(username, PASSWORD).path("refreshToken");
        Response renewed =
                form("refresh_token").formParam("refresh_token", token).post("/oauth/token");
        renewed.then().statusCode(200).body("access_token", notNullValue()).body("refresh_token", notNullValue());
        form("refresh_token")
                .formParam("refresh_token", token)
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
        form("refresh_token")
                .formParam("refresh_token", "never was")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    void two_renewals_at_the_same_moment_give_one_pair_at_the_most() throws Exception {
        String username = newAccount(List.of(), List.of("*"));
        String token = logIn(username, PASSWORD).path("refreshToken");
        var codes = new ConcurrentLinkedQueue<Integer>();
        try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                windows.execute(() -> codes.add(refresh(token).statusCode()));
            }
        }
        assertThat(codes).hasSize(6).containsOnly(200, 401);
        assertThat(codes.stream().filter(code -> code == 200)).hasSize(1);
    }

    @Test
    void an_idle_session_ends_and_a_used_one_lasts_a_week_at_the_most() {
        String username = newAccount(List.of(), List.of("*"));
        String idle = logIn(username, PASSWORD).path("refreshToken");
        String used = logIn(username, PASSWORD).path("refreshToken");
        clock.advance(Duration.ofHours(11));
        used = refresh(used).then().statusCode(200).extract().path("refreshToken");
        clock.advance(Duration.ofHours(2));
        refresh(idle).then().statusCode(401);
        for (int day = 0; day < 20; day++) {
            Response renewed = refresh(used);
            if (renewed.statusCode() != 200) {
                assertThat(day).isEqualTo(15);
                return;
            }
            used = renewed.path("refreshToken");
            clock.advance(Duration.ofHours(11));
        }
        fail("a session that never ends");
    }

    @Test
    void log_out_ends_the_session_and_may_be_said_twice() {
        String username = newAccount(List.of(), List.of("*"));
        String token = logIn(username, PASSWORD).path("refreshToken");
        for (int i = 0; i < 2; i++) {
            RestAssured.given()
                    .contentType(ContentType.JSON)
                    .body(Map.of("refreshToken", token))
                    .post(API + "/log-outs")
                    .then()
                    .statusCode(204);
        }
        refresh(token).then().statusCode(401);
    }

    @Test
    void revocation_by_the_standard_ends_the_session_too() {
        String token = logIn(newAccount(List.of(), List.of("*")), PASSWORD).path("refreshToken");
        RestAssured.given()
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        RestAssured.given()
                .formParam("token", "unknown")
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        refresh(token).then().statusCode(401);
    }

    @Test
    void no_refresh_token_is_kept_as_it_is() {
        String token = logIn(newAccount(List.of(), List.of("*")), PASSWORD).path("refreshToken");
        assertThat(Fixtures.count(database, "select count(*) from refresh_token where digest = ?", token))
                .isZero();
    }

    // --- log-in

    @Test
    void an_unknown_name_and_a_wrong_password_get_the_same_answer() {
        Response wrong = logIn(newAccount(List.of(), List.of("*")), "not the password", "192.0.2.10");
        Response unknown = logIn("nobody" + word(), "not the password", "192.0.2.10");
        wrong.then().statusCode(401).body("code", equalTo("log-in-failed"));
        unknown.then().statusCode(401);
        assertThat(unknown.<String>path("title")).isEqualTo(wrong.path("title"));
        assertThat(unknown.<String>path("detail")).isEqualTo(wrong.<String>path("detail"));
    }

    @Test
    void a_name_is_taken_as_it_is_meant() {
        String username = newAccount(List.of(), List.of("*"));
        logIn("  " + username.toUpperCase(Locale.ROOT) + " ", PASSWORD).then().statusCode(200);
    }

    @Test
    void failures_slow_down_the_guesser_but_not_the_owner_elsewhere() {
        String username = newAccount(List.of(), List.of("*"));
        clock.set(clock.instant().plus(Duration.ofDays(2)));
        for (int i = 0; i < 5; i++) {
            logIn(username, "guess number " + i, "198.51.100.7").then().statusCode(401);
        }
        logIn(username, "guess number 5", "198.51.100.7")
                .then()
                .statusCode(429)
                .header("Retry-After", "1")
                .body("code", equalTo("too-many-attempts"));
        // The right password has to wait as well, or the throttle would tell when a guess was right.
        logIn(username, PASSWORD, "198.51.100.7").then().statusCode(429);

        logIn(username, PASSWORD, "203.0.113.9").then().statusCode(200);

        clock.advance(Duration.ofSeconds(1));
        logIn(username, "guess number 6", "198.51.100.7").then().statusCode(401);
        logIn(username, PASSWORD, "198.51.100.7").then().statusCode(429).header("Retry-After", "2");
        clock.advance(Duration.ofSeconds(2));
        logIn(username, PASSWORD, "198.51.100.7").then().statusCode(200);
        // A success wipes the slate.
        logIn(username, "guess number 7", "198.51.100.7").then().statusCode(401);
        logIn(username, PASSWORD, "198.51.100.7").then().statusCode(200);
    }

    @Test
    void unknown_names_are_throttled_like_known_ones() {
        String nobody = "nobody" + word();
        clock.set(clock.instant().plus(Duration.ofDays(4)));
        for (int i = 0; i < 5; i++) {
            logIn(nobody, "guess number " + i, "198.51.100.8").then().statusCode(401);
        }
        logIn(nobody, "guess number 5", "198.51.100.8").then().statusCode(429);
    }

    @Test
    void guesses_at_the_same_moment_are_not_free() {
        String username = newAccount(List.of(), List.of("*"));
        clock.set(clock.instant().plus(Duration.ofDays(6)));
        var codes = new ConcurrentLinkedQueue<Integer>();
        try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                int number = i;
                guessers.execute(() -> codes.add(logIn(username, "guess number " + number, "198.51.100.20")
                        .statusCode()));
            }
        }
        // On a busy machine some are turned away before they are counted.
        assertThat(codes).hasSize(20).containsAnyOf(429).isSubsetOf(401, 429, 503);
        assertThat(codes.stream().filter(code -> code == 401)).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void what_people_type_into_the_name_field_is_not_kept() {
        String slip = "my secret password " + word();
        logIn(slip, "x", "192.0.2.44").then().statusCode(401);
        assertThat(Fixtures.count(
                        database, "select count(*) from login_failure f where f::text like ?", "%" + slip + "%"))
                .isZero();
    }

    @Test
    void ones_own_password_is_changed_with_the_present_one() {
        String username = newAccount(List.of(), List.of("*"));
        // The test issuer names accounts after their usernames; make the account the one of its token.
        UUID id = UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8));
        assertThat(Fixtures.update(database, "update staff_account set id = ? where username = ?", id, username))
                .isEqualTo(1);
        String token = Tokens.staff(username).bearer();
        as(token)
                .body(Map.of("currentPassword", "wrong", "newPassword", "quite another phrase"))
                .put(API + "/me/password")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("wrong-password"));
        as(token)
                .body(Map.of("currentPassword", PASSWORD, "newPassword", "short"))
                .put(API + "/me/password")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("too-short"));
        as(token)
                .body(Map.of("currentPassword", PASSWORD, "newPassword", "quite another phrase"))
                .put(API + "/me/password")
                .then()
                .statusCode(204);
        logIn(username, PASSWORD).then().statusCode(401);
        logIn(username, "quite another phrase").then().statusCode(200);
        as(token).get(API + "/me").then().body("username", equalTo(username)).body("displayName", equalTo(username));
    }

    // --- patrons

    private static Response patronLogIn(String card, String pin) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Forwarded-For", "192.0.2.77")
                .body(Map.of("card", card, "pin", pin))
                .post(API + "/log-ins/patron");
    }

    @Test
    void patrons_log_in_with_card_and_pin_and_act_for_themselves() throws Exception {
        UUID branch = Fixtures.branch(database, "Main");
        Response patron = register(newcomer(Fixtures.group(null), branch));
        String path = API + "/patrons/" + patron.path("id");
        String card = patron.path("cards[0].number");
        patronLogIn(card, "4071").then().statusCode(401);
        asAdmin()
                .body(Map.of("pin", "1234"))
                .put(path + "/pin")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("too-simple"));
        asAdmin().body(Map.of("pin", "4071")).put(path + "/pin").then().statusCode(204);

        Response tokens = patronLogIn(card, "4071");
        tokens.then().statusCode(200);
        JwtClaims claims = verified(tokens.path("accessToken")).getJwtClaims();
        assertThat(claims.getSubject()).isEqualTo(patron.path("id"));
        assertThat(claims.getStringClaimValue("kind")).isEqualTo("patron");
        assertThat(claims.getStringClaimValue("scope"))
                .isEqualTo(
                        "circulation.fees.read circulation.loans.read circulation.renew circulation.requests.place ill.requests.read "
                                + "ill.requests.write notices.read notices.write patrons.read");
        patronLogIn(card, "4072").then().statusCode(401);

        String lost = card;
        asAdmin().body(Map.of("formerLost", true)).post(path + "/cards").then().statusCode(201);
        patronLogIn(lost, "4071").then().statusCode(401);
        asAdmin().post(path + "/deactivation").then().statusCode(200);
        refresh(tokens.path("refreshToken")).then().statusCode(401);
        as(Tokens.staff("d").with(Permissions.PATRONS_READ).everywhere().bearer())
                .get(path)
                .then()
                .body("pin", nullValue());
    }
}
