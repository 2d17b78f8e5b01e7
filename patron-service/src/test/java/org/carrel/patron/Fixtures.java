package org.carrel.patron;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.EventPublisher;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** People, branches and callers for tests over HTTP. */
public final class Fixtures {

    public static final String API = "/api/patron";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Fixtures() {}

    /** Somebody who may do everything, everywhere. */
    public static String admin() {
        return Tokens.staff("admin")
                .with(Permissions.all().toArray(String[]::new))
                .everywhere()
                .bearer();
    }

    public static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public static RequestSpecification asAdmin() {
        return as(admin());
    }

    /** A word that no other test uses, of letters only. */
    public static String word() {
        int number = NEXT.incrementAndGet();
        var word = new StringBuilder("q");
        for (int rest = number; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.append("zx").toString();
    }

    /** A branch that catalog-service told of and that has arrived here. */
    public static UUID branch(DataSource database, String name) {
        UUID id = UUID.randomUUID();
        EventPublisher.publish(
                new PlaceChanged(id, 1, PlaceKind.BRANCH, "b-" + id, name, UUID.randomUUID(), null, false, false));
        Awaitility.await()
                .untilAsserted(() -> assertThat(count(database, "select count(*) from branch where id = ?", id))
                        .isEqualTo(1));
        return id;
    }

    public static long count(DataSource database, String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static int update(DataSource database, String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A group that admits anybody. */
    public static String group(@Nullable Integer expiryMonths) {
        String code = word();
        var body = new LinkedHashMap<String, Object>(Map.of("code", code, "name", "Group " + code));
        if (expiryMonths != null) {
            body.put("expiryMonths", expiryMonths);
        }
        asAdmin().body(body).post(API + "/groups").then().statusCode(201);
        return code;
    }

    /** The smallest registration there is, of somebody nobody resembles. */
    public static Map<String, Object> newcomer(String group, UUID branch) {
        return new LinkedHashMap<>(Map.of(
                "firstName", "First" + word(), "lastName", "Last" + word(), "group", group, "homeBranchId", branch));
    }

    /** A text of a request body. */
    public static String text(Map<String, Object> body, String field) {
        return String.valueOf(body.get(field));
    }

    public static Response register(Map<String, Object> body) {
        return asAdmin()
                .body(body)
                .post(API + "/patrons")
                .then()
                .statusCode(201)
                .extract()
                .response();
    }
}
