package org.carrel.bench.check;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.bench.floor.FloorDatabase;
import org.carrel.bench.stack.DatabaseServer;
import org.carrel.launcher.SharedServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Breaks each invariant by hand, in the service's own schema without the indexes that guard it, and sees it named. */
class CheckTest {
    private static final String PATRON = "00000000-0000-7000-8000-0000000000a1";
    private static final String OTHER = "00000000-0000-7000-8000-0000000000a2";
    private static final String TERMS = "00000000-0000-7000-8000-0000000000b1";
    private static final String ITEM = "00000000-0000-7000-8000-0000000000c1";
    private static final String TITLE = "00000000-0000-7000-8000-0000000000d1";
    private static final String LOAN = "00000000-0000-7000-8000-0000000000e1";
    private static final String LOAN_2 = "00000000-0000-7000-8000-0000000000e2";
    private static final String REQUEST = "00000000-0000-7000-8000-0000000000f1";
    private static final String DESK = "00000000-0000-7000-8000-0000000000f9";

    private final DatabaseServer server = server();
    private final String name = "check_" + UUID.randomUUID().toString().replace('-', '_');

    private static DatabaseServer server() {
        SharedServers.Lease lease = SharedServers.lease();
        return new DatabaseServer(lease.jdbcUrl(), lease.user(), lease.password());
    }

    @BeforeEach
    void create() throws SQLException, IOException {
        onServer("create database " + name);
        try (Connection connection = server.connect(name)) {
            FloorDatabase.migrate(connection, Path.of("..").toAbsolutePath().normalize());
        }
        execute("drop index loan_open_item", "drop index request_supplies_once", "drop index request_open_title");
        execute("insert into loan_terms values ('%s', 1, '{\"loanLimit\":\"2 (everyone)\"}')".formatted(TERMS));
        stand("AVAILABLE", null, null);
    }

    @AfterEach
    void drop() throws SQLException {
        onServer("drop database if exists " + name + " with (force)");
    }

    @Test
    void sound_data_break_nothing() throws SQLException {
        loan(LOAN, PATRON, null);
        stand("CHECKED_OUT", LOAN, null);
        audit(2, "CHECKED_OUT", "CHECK_OUT", LOAN);

        assertThat(broken()).isEmpty();
    }

    @Test
    void an_item_lent_twice_is_named() throws SQLException {
        loan(LOAN, PATRON, null);
        loan(LOAN_2, OTHER, null);
        stand("CHECKED_OUT", LOAN, null);

        assertThat(broken())
                .contains(
                        "No item is lent twice. item_id %s, open_loans 2".formatted(ITEM),
                        "An open loan is told by where its item stands. loan_id %s, item_id %s, availability CHECKED_OUT, other_loan_id %s"
                                .formatted(LOAN_2, ITEM, LOAN));
    }

    @Test
    void an_item_that_is_out_without_an_open_loan_is_named() throws SQLException {
        loan(LOAN, PATRON, "now()");
        stand("CHECKED_OUT", LOAN, null);

        assertThat(broken())
                .contains(
                        "An item that is out with somebody has the open loan that says so. item_id %s, availability CHECKED_OUT, loan_id %s"
                                .formatted(ITEM, LOAN));
    }

    @Test
    void a_patron_over_the_limit_is_named_unless_staff_set_it_aside() throws SQLException {
        for (int i = 0; i < 3; i++) {
            loan(UUID.randomUUID().toString(), PATRON, null);
        }
        assertThat(broken())
                .contains(
                        "Nobody has more on loan than the rules allow, unless staff set that aside. patron_id %s, loans 3, allowed 2"
                                .formatted(PATRON));

        execute(
                "update loan set overridden = '{LOAN_LIMIT_REACHED}' where id = (select max(id::text)::uuid from loan)");

        assertThat(broken()).noneMatch(row -> row.startsWith("Nobody has more on loan"));
    }

    @Test
    void no_limit_is_no_breach() throws SQLException {
        execute(
                "alter table loan_terms disable trigger all",
                "update loan_terms set terms = '{\"loanLimit\":\"unlimited (everyone)\"}'");
        for (int i = 0; i < 3; i++) {
            loan(UUID.randomUUID().toString(), PATRON, null);
        }

        assertThat(broken()).noneMatch(row -> row.startsWith("Nobody has more on loan"));
    }

    @Test
    void an_item_set_apart_for_two_is_named() throws SQLException {
        request(REQUEST, PATRON, "AWAITING_PICKUP", ITEM);
        request(UUID.randomUUID().toString(), OTHER, "AWAITING_PICKUP", ITEM);
        stand("AWAITING_PICKUP", null, REQUEST);

        assertThat(broken())
                .contains("An item is set apart for one request. supplied_item_id %s, requests 2".formatted(ITEM));
    }

    @Test
    void a_hold_shelf_and_a_request_that_contradict_each_other_are_named() throws SQLException {
        request(REQUEST, PATRON, "AWAITING_PICKUP", ITEM);

        assertThat(broken())
                .anyMatch(row -> row.startsWith(
                        "An item that is set apart for a request stands accordingly. request_id " + REQUEST));

        execute("update request set status = 'WAITING', supplied_item_id = null");
        stand("AWAITING_PICKUP", null, REQUEST);

        assertThat(broken())
                .anyMatch(row -> row.startsWith(
                        "An item that stands for a request is set apart by that request. item_id " + ITEM));
    }

    @Test
    void a_patron_who_waits_twice_is_named() throws SQLException {
        request(REQUEST, PATRON, "WAITING", null);
        request(UUID.randomUUID().toString(), PATRON, "WAITING", null);

        assertThat(broken())
                .contains("Nobody waits for a title twice. patron_id %s, record_id %s, requests 2"
                        .formatted(PATRON, TITLE));
    }

    @Test
    void a_request_filled_for_somebody_else_is_named() throws SQLException {
        loan(LOAN, OTHER, "now()");
        request(REQUEST, PATRON, "FILLED", ITEM);
        execute("update request set loan_id = '%s'".formatted(LOAN));

        assertThat(broken())
                .anyMatch(row -> row.startsWith("A filled request became a loan to the patron who made it."));
    }

    @Test
    void a_change_that_nobody_recorded_is_named() throws SQLException {
        audit(2, "MISSING", "DESCRIBED", null);

        assertThat(broken())
                .anyMatch(row -> row.startsWith("The record of changes ends where the item stands. item_id " + ITEM));
    }

    @Test
    void a_replica_that_lags_or_lacks_or_invents_is_named() throws SQLException {
        execute(
                "create table owned as select * from (values ('a', 1), ('b', 2), ('d', 1)) as t (id, version)",
                "create table held as select * from (values ('b', 1), ('c', 1), ('d', 1)) as t (id, version)");
        Replica replica = new Replica(
                "letters",
                name,
                "select id, version from owned order by id",
                name,
                "select id, version from held order by id");

        assertThat(replica.differences(server))
                .containsExactly(
                        "a is missing in " + name,
                        "b has version 1 in %s and 2 in %s".formatted(name, name),
                        "c is in %s and not in %s".formatted(name, name));
    }

    private List<String> broken() throws SQLException {
        List<String> broken = new ArrayList<>();
        try (Connection connection = server.connect(name)) {
            for (Invariant invariant : CirculationInvariants.all()) {
                invariant.broken(connection).forEach(row -> broken.add(invariant.sentence() + " " + row));
            }
        }
        return broken;
    }

    private void loan(String id, String patron, @Nullable String returned) throws SQLException {
        execute("""
                insert into loan (id, version, item_id, record_id, patron_id, material_type, service_point_id,
                  checked_out_at, checked_out_by, due_at, terms_id, returned_at, scanned_at)
                values ('%s', 1, '%s', '%s', '%s', 'book', '%s', now(), 'x', timestamptz '2030-01-01', '%s', %s, %s)
                """.formatted(id, ITEM, TITLE, patron, DESK, TERMS, returned, returned));
    }

    private void stand(String availability, @Nullable String loan, @Nullable String request) throws SQLException {
        execute("delete from item_availability", "delete from item_availability_change", """
                insert into item_availability (item_id, record_id, availability, since, loan_id, due_at, request_id, version)
                values ('%s', '%s', '%s', now(), %s, %s, %s, 2)
                """.formatted(
                        ITEM,
                        TITLE,
                        availability,
                        quoted(loan),
                        loan == null ? "null" : "timestamptz '2030-01-01'",
                        quoted(request)));
        audit(1, availability, "FIRST_SEEN", null);
    }

    private void audit(int version, String availability, String cause, @Nullable String loan) throws SQLException {
        execute("""
                insert into item_availability_change (item_id, version, changed_at, availability, cause, actor, loan_id)
                values ('%s', %d, now(), '%s', '%s', 'x', %s)
                """.formatted(ITEM, version, availability, cause, quoted(loan)));
    }

    private void request(String id, String patron, String status, @Nullable String item) throws SQLException {
        execute("""
                insert into request (id, version, kind, record_id, patron_id, pickup_id, placed_at, placed_by, status,
                  supplied_item_id, ended_at)
                values ('%s', 1, 'HOLD', '%s', '%s', '%s', now(), 'x', '%s', %s, %s)
                """.formatted(
                        id, TITLE, patron, DESK, status, quoted(item), status.equals("FILLED") ? "now()" : "null"));
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "null" : "'" + value + "'";
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void onServer(String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
