package org.carrel.bench.floor;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.bench.load.Bounds;
import org.carrel.bench.load.ClosedLoop;
import org.carrel.bench.stack.DatabaseServer;
import org.carrel.launcher.SharedServers;

import static org.assertj.core.api.Assertions.assertThat;

class FloorTest {

    @Test
    void a_check_out_of_the_floor_writes_the_rows_of_a_check_out()
            throws SQLException, IOException, InterruptedException {
        SharedServers.Lease lease = SharedServers.lease();
        DatabaseServer server = new DatabaseServer(lease.jdbcUrl(), lease.user(), lease.password());
        Path root = Path.of("..").toAbsolutePath().normalize();
        try (FloorDatabase floor = FloorDatabase.create(server, root, 5, 4)) {
            List<FloorCheckOut> workers =
                    FloorCheckOut.several(floor, 2, Clock.systemUTC(), new FloorCheckOut.Sizes(900, 380));

            assertThat(ClosedLoop.run(workers, new Bounds(1_000, Duration.ofMinutes(1)))
                            .operations())
                    .isEqualTo(20);

            try (Connection connection = floor.connect();
                    Statement statement = connection.createStatement()) {
                assertThat(number(statement, "select count(*) from loan where returned_at is null"))
                        .isEqualTo(20);
                assertThat(number(statement, "select count(distinct item_id) from loan"))
                        .isEqualTo(20);
                assertThat(number(statement, "select min(n) from (select count(*) n from loan group by patron_id)"))
                        .isEqualTo(4);
                assertThat(number(statement, """
                        select count(*) from item_availability stand join loan on loan.id = stand.loan_id
                        where stand.availability = 'CHECKED_OUT' and stand.due_at = loan.due_at
                        """)).isEqualTo(20);
                assertThat(number(statement, "select count(*) from item_availability_change"))
                        .isEqualTo(20);
                assertThat(number(statement, "select count(*) from outbox where length(data) = 380"))
                        .isEqualTo(40);
                assertThat(number(statement, "select count(*) from idempotency_key where length(body) = 900"))
                        .isEqualTo(20);

                floor.returnAll();

                assertThat(number(statement, "select count(*) from loan where returned_at is null"))
                        .isZero();
            }
            for (FloorCheckOut worker : workers) {
                worker.close();
            }
        }
    }

    @Test
    void migrations_run_in_the_order_of_their_versions() {
        assertThat(FloorDatabase.version(Path.of("V0_1__platform.sql"))).containsExactly(0, 1);
        assertThat(FloorDatabase.version(Path.of("V12__more_and_more.sql"))).containsExactly(12);
    }

    @Test
    void ids_are_in_the_order_of_time() {
        UUID earlier = new TimeOrderedIds(InstantSource.fixed(Instant.ofEpochMilli(1_000_000))).next();
        UUID later = new TimeOrderedIds(InstantSource.fixed(Instant.ofEpochMilli(1_000_001))).next();

        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(earlier.toString()).isLessThan(later.toString());
        assertThat(earlier.getMostSignificantBits() >>> 16).isEqualTo(1_000_000);
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
