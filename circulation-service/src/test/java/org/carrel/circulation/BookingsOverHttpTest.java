package org.carrel.circulation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.bookings.app.ExpireBookings;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.carrel.circulation.SmallLibrary.checkOut;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

/** Items booked for days to come. The shipped rules book equipment, with a day before and after. */
@CarrelTest
class BookingsOverHttpTest {
    private static final String BOOKINGS = "/api/circulation/bookings";

    @Inject
    SmallLibrary library;

    @Inject
    Invariants invariants;

    @Inject
    ExpireBookings expireBookings;

    @Inject
    DataSource database;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    @AfterEach
    void nothing_contradicts_itself() {
        invariants.hold();
    }

    private static Tokens keeper() {
        return Tokens.staff("keeper")
                .with(Permissions.BOOKINGS_MANAGE, Permissions.LOANS_READ)
                .everywhere();
    }

    private Book projector() {
        return library.item("equipment", "normal");
    }

    private LocalDate in(int days) {
        return clock.instant()
                .atZone(ZoneId.of("Europe/Copenhagen"))
                .toLocalDate()
                .plusDays(days);
    }

    private Map<String, Object> wish(Reader reader, int from, int until) {
        Map<String, Object> body = new HashMap<>();
        body.put("patronId", reader.id());
        body.put("pickupServicePointId", MAIN_DESK);
        body.put("from", in(from).toString());
        body.put("until", in(until).toString());
        return body;
    }

    private Response book(Reader reader, Book item, int from, int until) {
        Map<String, Object> body = wish(reader, from, until);
        body.put("itemId", item.id());
        return as(keeper()).body(body).post(BOOKINGS);
    }

    @Test
    void who_has_booked_borrows_and_others_only_before_and_after() {
        Book projector = projector();
        Reader speaker = library.reader();
        Response booking = book(speaker, projector, 5, 6);
        booking.then().statusCode(201).body("status", equalTo("BOOKED"));
        UUID bookingId = booking.jsonPath().getUUID("id");
        book(library.reader(), projector, 6, 7)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("BOOKED_THEN"))
                .body("reasons[0].bookingId", equalTo(bookingId.toString()));

        // Lent before it, it comes back before it is kept back.
        Response loan = checkOut(library.reader(), projector);
        loan.then().statusCode(201).body("findings.code", hasItem("DUE_DATE_SHORTENED"));
        assertThat(LocalDate.ofInstant(
                        java.time.Instant.parse(loan.jsonPath().getString("loan.dueAt")),
                        ZoneId.of("Europe/Copenhagen")))
                .isEqualTo(in(3));
        SmallLibrary.checkIn(MAIN_DESK, projector).then().statusCode(200);

        clock.advance(Duration.ofDays(5));
        checkOut(library.reader(), projector)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("ITEM_BOOKED"))
                .body("reasons[0].bookingId", equalTo(bookingId.toString()));
        Response filled = checkOut(speaker, projector);
        filled.then().statusCode(201);
        as(keeper())
                .get(BOOKINGS + "/" + bookingId)
                .then()
                .statusCode(200)
                .body("status", equalTo("FILLED"))
                .body("loanId", equalTo(filled.jsonPath().getString("loan.id")));
    }

    @Test
    void of_a_title_the_first_item_is_booked_that_is_free() {
        Book one = projector();
        Book other = library.tell(
                library.toldBook(one.recordId(), SmallLibrary.MAIN, "equipment", "normal", java.util.Set.of(), false));
        Map<String, Object> body = wish(library.reader(), 10, 11);
        body.put("recordId", one.recordId());
        String first = as(keeper())
                .body(body)
                .post(BOOKINGS)
                .then()
                .statusCode(201)
                .extract()
                .path("itemId");
        body.put("patronId", library.reader().id());
        String second = as(keeper())
                .body(body)
                .post(BOOKINGS)
                .then()
                .statusCode(201)
                .extract()
                .path("itemId");
        assertThat(List.of(first, second))
                .containsExactlyInAnyOrder(one.id().toString(), other.id().toString());
        body.put("patronId", library.reader().id());
        as(keeper()).body(body).post(BOOKINGS).then().statusCode(409).body("reasons.code", contains("BOOKED_THEN"));
    }

    @Test
    void what_the_rules_do_not_book_is_not_booked() {
        book(library.reader(), library.book(), 5, 6)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("NOT_BOOKABLE"));
    }

    @Test
    void bookings_are_listed_and_cancelled() {
        Book projector = projector();
        Reader reader = library.reader();
        UUID bookingId = book(reader, projector, 8, 9).jsonPath().getUUID("id");
        as(keeper())
                .get(BOOKINGS + "?itemId=" + projector.id() + "&day=" + in(9))
                .then()
                .body("items.id", contains(bookingId.toString()));
        as(keeper())
                .get(BOOKINGS + "?itemId=" + projector.id() + "&day=" + in(10))
                .then()
                .body("items", hasSize(0));
        as(Tokens.patron(reader.id()).with(Permissions.LOANS_READ))
                .get(BOOKINGS)
                .then()
                .body("items.id", contains(bookingId.toString()));
        as(Tokens.patron(library.reader().id()).with(Permissions.LOANS_READ))
                .get(BOOKINGS + "/" + bookingId)
                .then()
                .statusCode(404);
        as(Tokens.staff("north").with(Permissions.BOOKINGS_MANAGE).atBranches(NORTH))
                .body(Map.of("reason", "patron-asked"))
                .post(BOOKINGS + "/" + bookingId + "/cancellation")
                .then()
                .statusCode(403);
        as(keeper())
                .body(Map.of("reason", "patron-asked"))
                .post(BOOKINGS + "/" + bookingId + "/cancellation")
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));
        as(keeper())
                .body(Map.of("reason", "patron-asked"))
                .post(BOOKINGS + "/" + bookingId + "/cancellation")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("BOOKING_CANCELLED"));
        book(library.reader(), projector, 8, 9).then().statusCode(201);
    }

    @Test
    void nobody_comes_and_the_booking_is_over() {
        Book projector = projector();
        UUID bookingId = book(library.reader(), projector, 1, 1).jsonPath().getUUID("id");
        clock.advance(Duration.ofDays(3));
        expireBookings.work(clock.instant(), null);
        as(keeper())
                .get(BOOKINGS + "/" + bookingId)
                .then()
                .body("status", equalTo("EXPIRED"))
                .body("endReason", equalTo("not-fetched"));
        checkOut(library.reader(), projector).then().statusCode(201).body("findings.code", not(hasItem("ITEM_BOOKED")));
    }

    @Test
    void twenty_want_one_item_for_the_same_days_and_one_gets_it() throws Exception {
        Book projector = projector();
        CountDownLatch start = new CountDownLatch(1);
        List<Integer> statuses = new ArrayList<>();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Reader reader = library.reader();
                int shift = i % 2;
                Callable<Response> call = () -> {
                    start.await();
                    return book(reader, projector, 20 + shift, 21 + shift);
                };
                answers.add(desks.submit(call));
            }
            start.countDown();
            for (Future<Response> answer : answers) {
                statuses.add(answer.get().statusCode());
            }
        }
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(19);
    }

    @Test
    void the_database_itself_refuses_what_overlaps() throws SQLException {
        Book projector = projector();
        book(library.reader(), projector, 30, 31).then().statusCode(201);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into booking (id, version, item_id, record_id, any_item, patron_id, pickup_id, first_day,
                          last_day, starts_at, ends_at, kept, status, placed_at, placed_by)
                        select gen_random_uuid(), 1, item_id, record_id, false, patron_id, pickup_id, first_day, last_day,
                          starts_at, ends_at, kept, 'BOOKED', placed_at, placed_by from booking where item_id = ?
                        """)) {
            insert.setObject(1, projector.id());
            assertThatThrownBy(insert::executeUpdate).hasMessageContaining("booked_once");
        }
        assertThat(asTechnician()
                        .get(BOOKINGS + "?itemId=" + projector.id())
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
    }
}
