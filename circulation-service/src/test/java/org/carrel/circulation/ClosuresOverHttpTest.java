package org.carrel.circulation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.closures.app.MoveDates;
import org.carrel.circulation.jobs.Job;
import org.carrel.events.LoanDueDateChanged;
import org.carrel.events.Topic;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.LIBRARY;
import static org.carrel.circulation.SmallLibrary.MAIN;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

/** A storm closes the library: dates move, the reversal puts them back, and nothing is lost or done twice. */
@CarrelTest
class ClosuresOverHttpTest {
    private static final String CLOSURES = "/api/circulation/closures";

    @Inject
    SmallLibrary library;

    @Inject
    MoveDates moveDates;

    @Inject
    DataSource source;

    @Inject
    TestClock clock;

    private Instant morning = Instant.EPOCH;

    /** Each test has weeks of its own, far from those of the others. */
    private static int weeks;

    @BeforeEach
    void open() {
        library.opens();
        morning = Instant.parse("2030-06-03T08:00:00Z").plus(Duration.ofDays(105L * weeks++));
        clock.set(morning);
    }

    private static RequestSpecification asManager() {
        return as(Tokens.staff("manager").with(Permissions.CALENDARS_WRITE).everywhere());
    }

    private String day(int ahead) {
        return morning.plus(Duration.ofDays(ahead)).toString().substring(0, 10);
    }

    private UUID close(UUID placeId, int from, int to) {
        Response response = asManager()
                .body(Map.of("placeId", placeId, "from", day(from), "to", day(to), "reason", "Snow storm"))
                .post(CLOSURES);
        response.then().statusCode(202).body("state", equalTo("MOVING"));
        return UUID.fromString(response.path("id"));
    }

    private void reverse(UUID closure) {
        asManager()
                .body(Map.of())
                .post(CLOSURES + "/" + closure + "/reversal")
                .then()
                .statusCode(202)
                .body("state", equalTo("REVERSING"));
    }

    /** Does all there is to do, as the schedule would. */
    private int work() {
        int done = 0;
        @Nullable String after = null;
        do {
            Job.Batch batch = moveDates.work(clock.instant(), after);
            done += batch.done();
            after = batch.next();
        } while (after != null);
        return done;
    }

    private static Instant dueAt(UUID loanId) {
        return Instant.parse(asTechnician()
                .get("/api/circulation/loans/" + loanId)
                .then()
                .statusCode(200)
                .extract()
                .path("dueAt"));
    }

    @Test
    void due_dates_move_out_of_a_closure_and_its_reversal_puts_them_back() {
        Book book = library.book();
        UUID loan = SmallLibrary.lent(library.reader(), book);
        UUID other = SmallLibrary.lent(library.reader(), library.item("dvd", "normal"));
        Instant due = dueAt(loan);
        Instant otherDue = dueAt(other);
        asManager()
                .get(CLOSURES + "/preview?placeId=" + LIBRARY + "&from=" + day(27) + "&to=" + day(29))
                .then()
                .statusCode(200)
                .body("loans", equalTo(1))
                .body("shelves", equalTo(0));

        UUID closure = close(LIBRARY, 27, 29);
        assertThat(work()).isEqualTo(1);
        assertThat(dueAt(loan)).isEqualTo(due.plus(2, ChronoUnit.DAYS));
        assertThat(dueAt(other)).isEqualTo(otherDue);
        asTechnician()
                .get("/api/circulation/items/" + book.id())
                .then()
                .body("dueAt", equalTo(due.plus(2, ChronoUnit.DAYS).toString()));
        try (EventProbe told = EventProbe.fromTheBeginningOf(Topic.LOANS)) {
            LoanDueDateChanged changed = told.eventually(
                    LoanDueDateChanged.class, event -> event.loanId().equals(loan));
            assertThat(changed.reason()).isEqualTo("closure");
            assertThat(changed.dueBefore()).isEqualTo(due);
        }
        asManager()
                .get(CLOSURES + "/" + closure)
                .then()
                .statusCode(200)
                .body("state", equalTo("MOVING"))
                .body("branchIds", containsInAnyOrder(MAIN.toString(), NORTH.toString()))
                .body("loansMoved", equalTo(1))
                .body("wouldRestore.loans", equalTo(1));
        asManager()
                .get(CLOSURES + "/" + closure + "/moves")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("LOAN"))
                .body("items[0].subjectId", equalTo(loan.toString()))
                .body("items[0].from", equalTo(due.toString()));

        // Once every node surely has heard of it, the work is over.
        clock.advance(Duration.ofSeconds(11));
        assertThat(work()).isZero();
        asManager().get(CLOSURES + "/" + closure).then().body("state", equalTo("IN_FORCE"));
        // The calendar shows it beside the hours, so that whoever edits those does not make it last for ever.
        asManager()
                .get("/api/circulation/calendars/" + MAIN)
                .then()
                .body("closures.closureId", hasItem(closure.toString()))
                .body("exceptions", hasSize(0));

        reverse(closure);
        work();
        assertThat(dueAt(loan)).isEqualTo(due);
        asManager()
                .get(CLOSURES + "/" + closure)
                .then()
                .body("state", equalTo("REVERSED"))
                .body("reversedBy", notNullValue())
                .body("restored", equalTo(1))
                .body("kept", equalTo(0));
        asManager()
                .body(Map.of())
                .post(CLOSURES + "/" + closure + "/reversal")
                .then()
                .statusCode(409)
                .body("code", equalTo("closure-reversed"));
        asManager().get(CLOSURES).then().statusCode(200).body("items.id", hasItem(closure.toString()));
    }

    @Test
    void what_somebody_changed_since_stays_as_it_is() {
        UUID untouched = SmallLibrary.lent(library.reader(), library.book());
        UUID renewed = SmallLibrary.lent(library.reader(), library.book());
        Book returned = library.book();
        SmallLibrary.lent(library.reader(), returned);
        Instant due = dueAt(untouched);
        UUID closure = close(MAIN, 28, 28);
        assertThat(work()).isEqualTo(3);
        clock.advance(Duration.ofDays(20));
        SmallLibrary.renew(renewed).then().statusCode(200);
        Instant renewedDue = dueAt(renewed);
        SmallLibrary.checkIn(MAIN_DESK, returned).then().statusCode(200);
        asManager().get(CLOSURES + "/" + closure).then().body("wouldRestore.loans", equalTo(1));
        reverse(closure);
        work();
        assertThat(dueAt(untouched)).isEqualTo(due);
        assertThat(dueAt(renewed)).isEqualTo(renewedDue);
        asManager()
                .get(CLOSURES + "/" + closure)
                .then()
                .body("restored", equalTo(1))
                .body("kept", equalTo(2));
    }

    @Test
    void new_loans_are_not_due_on_closed_days_and_a_closed_branch_leaves_the_others_alone() {
        close(NORTH, 27, 29);
        UUID atMain = SmallLibrary.lent(library.reader(), library.book());
        Instant usual = dueAt(atMain);
        assertThat(usual.toString()).startsWith(day(28));
        close(MAIN, 27, 29);
        assertThat(dueAt(SmallLibrary.lent(library.reader(), library.book())).toString())
                .startsWith(day(30));
        work();
        assertThat(dueAt(atMain).toString()).startsWith(day(30));
    }

    @Test
    void an_item_on_the_hold_shelf_is_kept_as_many_days_longer() {
        Reader reader = library.reader();
        Book book = library.book();
        UUID request = SmallLibrary.held(reader, book.recordId(), MAIN_DESK);
        SmallLibrary.checkIn(MAIN_DESK, book).then().body("instruction", equalTo("HOLD_FOR_PICKUP"));
        Instant kept = keptUntil(request);
        UUID closure = close(MAIN, 2, 4);
        work();
        assertThat(keptUntil(request)).isEqualTo(kept.plus(3, ChronoUnit.DAYS));
        asManager().get(CLOSURES + "/" + closure).then().body("shelvesMoved", equalTo(1));
        // Looked at again, it is not lengthened again.
        work();
        assertThat(keptUntil(request)).isEqualTo(kept.plus(3, ChronoUnit.DAYS));
        reverse(closure);
        work();
        assertThat(keptUntil(request)).isEqualTo(kept);
    }

    private static Instant keptUntil(UUID request) {
        return Instant.parse(asTechnician()
                .get("/api/circulation/requests/" + request)
                .then()
                .statusCode(200)
                .extract()
                .path("shelfExpiresAt"));
    }

    @Test
    void of_two_closures_on_the_same_days_the_second_still_holds_when_the_first_is_taken_back() {
        UUID loan = SmallLibrary.lent(library.reader(), library.book());
        Instant due = dueAt(loan);
        UUID storm = close(MAIN, 28, 28);
        UUID strike = close(MAIN, 28, 30);
        work();
        assertThat(dueAt(loan).toString()).startsWith(day(31));
        clock.advance(Duration.ofSeconds(11));
        work();
        reverse(storm);
        work();
        work();
        assertThat(dueAt(loan).toString()).startsWith(day(31));
        reverse(strike);
        work();
        work();
        assertThat(dueAt(loan)).isEqualTo(due);
    }

    /** Some thousands of loans, two workers at once, one of which gives up in between. */
    @Test
    void many_loans_are_moved_once_each_although_the_work_is_cut_short_and_shared() throws Exception {
        int many = 2_000;
        UUID sample = SmallLibrary.lent(library.reader(), library.book());
        lendAlike(sample, many);
        UUID closure = close(MAIN, 28, 28);
        // The first worker stops after two batches, as if its node had died.
        Job.Batch first = moveDates.work(clock.instant(), null);
        moveDates.work(clock.instant(), first.next());
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            workers.add(Thread.ofVirtual().start(this::work));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        work();
        asManager()
                .get(CLOSURES + "/" + closure)
                .then()
                .body("loansMoved", equalTo(many + 1))
                .body("wouldRestore.loans", equalTo(many + 1));
        assertThat(count(
                        "select count(*) from loan_due_date_change where reason = 'closure' and due_before = ?",
                        dueBefore(sample)))
                .isEqualTo(many + 1);
        reverse(closure);
        work();
        asManager()
                .get(CLOSURES + "/" + closure)
                .then()
                .body("state", equalTo("REVERSED"))
                .body("restored", equalTo(many + 1));
        assertThat(count("select count(*) from loan where returned_at is null and due_at = ?", dueAt(sample)))
                .isEqualTo(many + 1);
        assertThat(count(
                        "select count(*) from loan join item_availability stand on stand.loan_id = loan.id"
                                + " where loan.due_at = stand.due_at and loan.due_at = ?",
                        dueAt(sample)))
                .isEqualTo(many + 1);
    }

    private Instant dueBefore(UUID loanId) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select due_before from loan_due_date_change where loan_id = ? order by loan_version limit 1")) {
            statement.setObject(1, loanId);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private long count(String sql, Instant moment) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getLong(1);
            }
        }
    }

    /** Puts down copies of a loan, each of another item of another title, as if lent one by one. */
    private void lendAlike(UUID sample, int many) throws SQLException {
        Map<String, String> steps = new HashMap<>();
        steps.put("1", """
                insert into item select (jsonb_populate_record(item, jsonb_build_object(
                    'id', md5('item' || n || ?)::uuid, 'record_id', md5('title' || n || ?)::uuid, 'barcode', null))).*
                from item, generate_series(1, ?) n
                where item.id = (select item_id from loan where id = ?)
                """);
        steps.put("2", """
                insert into loan select (jsonb_populate_record(loan, jsonb_build_object(
                    'id', md5('loan' || n || ?)::uuid, 'item_id', md5('item' || n || ?)::uuid,
                    'record_id', md5('title' || n || id)::uuid))).*
                from loan, generate_series(1, ?) n
                where loan.id = ?
                """);
        steps.put("3", """
                insert into item_availability select (jsonb_populate_record(stand, jsonb_build_object(
                    'item_id', md5('item' || n || ?)::uuid, 'loan_id', md5('loan' || n || ?)::uuid,
                    'record_id', md5('title' || n || stand.loan_id)::uuid))).*
                from item_availability stand, generate_series(1, ?) n
                where stand.loan_id = ?
                """);
        try (Connection connection = source.getConnection()) {
            for (String sql : List.of("1", "2", "3")) {
                try (PreparedStatement insert = connection.prepareStatement(String.valueOf(steps.get(sql)))) {
                    insert.setString(1, sample.toString());
                    insert.setString(2, sample.toString());
                    insert.setInt(3, many);
                    insert.setObject(4, sample);
                    assertThat(insert.executeUpdate()).isEqualTo(many);
                }
            }
        }
    }

    @Test
    void a_season_has_a_week_of_its_own_and_an_exception_goes_before_both() {
        Map<String, Object> always = new HashMap<>();
        Map<String, Object> summer = new HashMap<>();
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            always.put(day, List.of(Map.of("opens", "09:00", "closes", "18:00")));
            summer.put(day, day.equals("monday") ? List.of(Map.of("opens", "10:00", "closes", "12:00")) : List.of());
        }
        String calendar = "/api/circulation/calendars/" + NORTH;
        asManager()
                .body(Map.of(
                        "week",
                        always,
                        "seasons",
                        List.of(Map.of("name", "Summer", "from", day(20), "to", day(40), "week", summer)),
                        "exceptions",
                        List.of(Map.of("from", day(28), "reason", "Flea market"))))
                .put(calendar)
                .then()
                .statusCode(200);
        asManager()
                .get(calendar)
                .then()
                .statusCode(200)
                .body("seasons[0].name", equalTo("Summer"))
                .body("seasons[0].week.monday[0].opens", equalTo("10:00"))
                .body("seasons[0].week.tuesday", hasSize(0))
                .body("exceptions", hasSize(1));
        UUID loan = UUID.fromString(asTechnician()
                .body(Map.of(
                        "servicePointId",
                        NORTH_DESK,
                        "patronCard",
                        library.reader().card(),
                        "itemBarcode",
                        library.book().barcode()))
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(201)
                .extract()
                .path("loan.id"));
        // Four weeks later is a Monday of the summer, on which there is the flea market: the Monday after.
        assertThat(morning.atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(dueAt(loan).toString()).startsWith(day(35));
        asManager()
                .body(Map.of(
                        "week",
                        always,
                        "seasons",
                        List.of(Map.of(
                                "name", "Back", "from", day(40), "to", day(20), "week", Map.of("noday", List.of())))))
                .put("/api/circulation/calendars/" + MAIN)
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("seasons[0]", "seasons[0].week.noday"));
    }

    @Test
    void what_is_no_closure_is_refused() {
        asManager()
                .body(Map.of("placeId", MAIN, "from", day(3), "to", day(2), "reason", "backwards"))
                .post(CLOSURES)
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("not-a-closure"));
        asManager()
                .body(Map.of("placeId", UUID.randomUUID(), "from", day(3), "to", day(4), "reason", "nowhere"))
                .post(CLOSURES)
                .then()
                .statusCode(404);
        asManager()
                .body(Map.of("placeId", MAIN, "from", day(3), "to", day(4)))
                .post(CLOSURES)
                .then()
                .statusCode(400);
        asManager().get(CLOSURES + "/" + UUID.randomUUID()).then().statusCode(404);
        asManager()
                .body(Map.of())
                .post(CLOSURES + "/" + UUID.randomUUID() + "/reversal")
                .then()
                .statusCode(404);
    }

    @Test
    void only_those_who_keep_the_calendars_of_all_its_branches_close_a_place() {
        Map<String, Object> body = Map.of("placeId", LIBRARY, "from", day(3), "to", day(4), "reason", "storm");
        asTechnician().body(body).post(CLOSURES).then().statusCode(403);
        asTechnician().get(CLOSURES).then().statusCode(403);
        asTechnician().get(CLOSURES + "/" + UUID.randomUUID()).then().statusCode(403);
        asTechnician().get(CLOSURES + "/" + UUID.randomUUID() + "/moves").then().statusCode(403);
        asTechnician().get(CLOSURES + "/preview").then().statusCode(403);
        asTechnician()
                .body(Map.of())
                .post(CLOSURES + "/" + UUID.randomUUID() + "/reversal")
                .then()
                .statusCode(403);
        Tokens ofMain = Tokens.staff("keeper").with(Permissions.CALENDARS_WRITE).atBranches(MAIN);
        as(ofMain).body(body).post(CLOSURES).then().statusCode(403);
        UUID closure = close(LIBRARY, 3, 4);
        as(ofMain)
                .body(Map.of())
                .post(CLOSURES + "/" + closure + "/reversal")
                .then()
                .statusCode(403);
        asManager().get(CLOSURES + "/" + closure).then().body("branchIds.size()", greaterThanOrEqualTo(2));
    }
}
