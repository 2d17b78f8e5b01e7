package org.carrel.testkit.messaging;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import org.carrel.platform.outbox.Outbox;
import org.carrel.testkit.CarrelTest;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A service that finds no broker when it starts. */
@CarrelTest
@TestProfile(BrokerAwayTest.NobodyThere.class)
class BrokerAwayTest {

    @Inject
    Outbox outbox;

    @Inject
    DataSource dataSource;

    /** A port that nobody listens at. */
    public static class NobodyThere implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("carrel.service", "circulation", "kafka.bootstrap.servers", "127.0.0.1:1");
        }
    }

    @Test
    void it_starts_and_is_ready_and_the_desk_works_on_while_its_events_wait() throws SQLException {
        get("/q/health/started").then().statusCode(200);
        get("/q/health/ready").then().statusCode(200);
        get("/q/health/live").then().statusCode(200);

        QuarkusTransaction.requiringNew().run(() -> outbox.append(Events.checkedOut(UUID.randomUUID())));

        assertThat(waiting()).isEqualTo(1);
        await().untilAsserted(() ->
                assertThat(get("/q/metrics").asString()).containsPattern("carrel_outbox_pending\\S* 1\\.0"));
    }

    private long waiting() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement select = connection.createStatement();
                ResultSet count = select.executeQuery("select count(*) from outbox")) {
            count.next();
            return count.getLong(1);
        }
    }
}
