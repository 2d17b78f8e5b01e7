package org.carrel.circulation.statistics;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.arc.All;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary;
import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.jobs.Job;
import org.carrel.circulation.jobs.app.RunJobs;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@CarrelTest
class StatisticsTest {
    private static final String STATISTICS = "/api/circulation/statistics";

    @Inject
    SmallLibrary library;

    @Inject
    RunJobs runJobs;

    @Inject
    @All
    List<Job> jobs;

    @Inject
    TestClock clock;

    @BeforeEach
    void opens() {
        clock.reset();
        library.opens();
    }

    private static RequestSpecification analyst() {
        return as(Tokens.staff("analyst").with(Permissions.STATISTICS_READ).everywhere());
    }

    private void count() {
        Job counting = jobs.stream()
                .filter(job -> job.name().equals("count-circulation"))
                .findFirst()
                .orElseThrow();
        runJobs.run(counting, () -> false);
    }

    private long counted(LocalDate day, Kind kind, UUID branch) {
        Response answer = analyst()
                .queryParam("from", day.toString())
                .queryParam("to", day.toString())
                .queryParam("kind", kind.name())
                .queryParam("branchId", branch)
                .get(STATISTICS + "/circulation");
        answer.then().statusCode(200);
        @Nullable Integer number = answer.path("counts[0].number");
        return number == null ? 0 : number;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void what_happened_is_counted_once_where_it_happened() {
        Reader reader = library.reader();
        Book book = library.book();
        Book other = library.book();
        count();
        LocalDate day = today();
        long lent = counted(day, Kind.CHECK_OUT, MAIN);
        LocalDate next = day.plusDays(1);
        long returned = counted(next, Kind.CHECK_IN, NORTH);
        long renewed = counted(next, Kind.RENEWAL, MAIN);
        long asked = counted(next, Kind.REQUEST_PLACED, NORTH);
        long cancelled = counted(next, Kind.REQUEST_CANCELLED, NORTH);

        UUID loan = SmallLibrary.lent(reader, book);
        clock.advance(Duration.ofDays(1));
        SmallLibrary.renew(loan).then().statusCode(200);
        SmallLibrary.checkIn(NORTH_DESK, book).then().statusCode(200);
        UUID request = SmallLibrary.held(reader, other.recordId(), NORTH_DESK);
        SmallLibrary.cancel(request).then().statusCode(200);
        count();
        count();

        assertThat(counted(day, Kind.CHECK_OUT, MAIN)).isEqualTo(lent + 1);
        assertThat(counted(next, Kind.RENEWAL, MAIN)).isEqualTo(renewed + 1);
        assertThat(counted(next, Kind.CHECK_IN, NORTH)).isEqualTo(returned + 1);
        assertThat(counted(next, Kind.REQUEST_PLACED, NORTH)).isEqualTo(asked + 1);
        assertThat(counted(next, Kind.REQUEST_CANCELLED, NORTH)).isEqualTo(cancelled + 1);
    }

    @Test
    void a_check_out_that_was_taken_back_is_not_counted() {
        count();
        long before = counted(today(), Kind.CHECK_OUT, MAIN);
        UUID loan = SmallLibrary.lent(library.reader(), library.book());
        as(Tokens.staff("head").with(Permissions.LOANS_MANAGE).everywhere())
                .body(Map.of("reason", "wrong card"))
                .post("/api/circulation/check-outs/" + loan + "/reversal")
                .then()
                .statusCode(200);
        count();
        assertThat(counted(today(), Kind.CHECK_OUT, MAIN)).isEqualTo(before);
    }

    @Test
    void days_that_nobody_counted_are_made_up_for() {
        LocalDate day = today();
        SmallLibrary.lent(library.reader(), library.book());
        clock.advance(Duration.ofDays(3));
        count();
        assertThat(counted(day, Kind.CHECK_OUT, MAIN)).isPositive();
    }

    @Test
    void counts_go_to_a_spreadsheet_by_whatever_is_asked_for() {
        Reader reader = library.reader("student");
        SmallLibrary.lent(reader, library.item("dvd", "standard"));
        count();
        String table = analyst()
                .queryParam("from", today().toString())
                .queryParam("to", today().toString())
                .queryParam("kind", "CHECK_OUT")
                .queryParam("by", "DAY", "PATRON_GROUP", "MATERIAL_TYPE")
                .get(STATISTICS + "/circulation/csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(table.lines().toList())
                .startsWith("day,patron_group,material_type,number")
                .anyMatch(line -> line.startsWith(today() + ",student,dvd,"));
    }

    @Test
    void titles_that_too_many_wait_for_are_told_with_the_copies_to_buy() {
        UUID title = library.title();
        Book only = library.book(title);
        SmallLibrary.lent(library.reader(), only);
        for (int n = 0; n < 5; n++) {
            SmallLibrary.held(library.reader(), title, MAIN_DESK);
        }
        analyst()
                .queryParam("requestsPerCopy", 2)
                .queryParam("limit", 200)
                .get(STATISTICS + "/hold-ratios")
                .then()
                .statusCode(200)
                .body("items.find { it.recordId == '" + title + "' }.requests", equalTo(5))
                .body("items.find { it.recordId == '" + title + "' }.copies", equalTo(1))
                .body("items.find { it.recordId == '" + title + "' }.wanted", equalTo(2));
        analyst()
                .queryParam("requestsPerCopy", 5)
                .queryParam("limit", 200)
                .get(STATISTICS + "/hold-ratios")
                .then()
                .body("items.findAll { it.recordId == '" + title + "' }.size()", equalTo(0));
    }

    @Test
    void hold_ratios_are_paged_without_gap_or_repetition() {
        for (int n = 0; n < 3; n++) {
            UUID title = library.title();
            library.book(title);
            SmallLibrary.held(library.reader(), title, MAIN_DESK);
            SmallLibrary.held(library.reader(), title, MAIN_DESK);
        }
        List<String> all = analyst()
                .queryParam("requestsPerCopy", 1)
                .queryParam("limit", 200)
                .get(STATISTICS + "/hold-ratios")
                .path("items.recordId");
        List<String> paged = new ArrayList<>();
        @Nullable String after = null;
        do {
            RequestSpecification page =
                    analyst().queryParam("requestsPerCopy", 1).queryParam("limit", 1);
            Response answer = (after == null ? page : page.queryParam("after", after)).get(STATISTICS + "/hold-ratios");
            paged.addAll(answer.<List<String>>path("items.recordId"));
            after = answer.path("next");
        } while (after != null);
        assertThat(paged).isEqualTo(all).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void turnover_sets_uses_against_what_is_there() {
        String type = "kit" + UUID.randomUUID().toString().substring(0, 8);
        Book used = library.item(type, "standard");
        library.item(type, "standard");
        SmallLibrary.lent(library.reader(), used);
        count();
        analyst()
                .queryParam("from", today().minusDays(1).toString())
                .queryParam("to", today().plusDays(1).toString())
                .queryParam("by", "MATERIAL_TYPE")
                .get(STATISTICS + "/turnover")
                .then()
                .statusCode(200)
                .body("items.find { it.value == '" + type + "' }.items", equalTo(2))
                .body("items.find { it.value == '" + type + "' }.uses", equalTo(1))
                .body("items.find { it.value == '" + type + "' }.rate", equalTo(0.5f));
    }

    @Test
    void a_dashboard_sees_what_is_open_now() {
        int before = openLoans();
        SmallLibrary.lent(library.reader(), library.book());
        assertThat(openLoans()).isEqualTo(before + 1);
    }

    private static int openLoans() {
        return analyst()
                .get(STATISTICS + "/now")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.branchId == '" + MAIN + "' }.openLoans");
    }

    @Test
    void what_cannot_be_asked_is_said() {
        analyst()
                .queryParam("from", "2026-02-01")
                .queryParam("to", "2026-01-01")
                .get(STATISTICS + "/circulation")
                .then()
                .statusCode(400)
                .body("code", equalTo("period-unusable"));
        analyst()
                .queryParam("from", "2026-02-01")
                .queryParam("to", "2026-02-01")
                .queryParam("by", "DAY")
                .get(STATISTICS + "/turnover")
                .then()
                .statusCode(400)
                .body("code", equalTo("by-unusable"))
                .body("usable", hasItem("LOCATION"));
        analyst().get(STATISTICS + "/circulation").then().statusCode(400);
    }

    @Test
    void statistics_are_for_those_who_may_see_them() {
        String days = "?from=" + today() + "&to=" + today();
        for (String path : List.of(
                "/circulation" + days,
                "/circulation/csv" + days,
                "/hold-ratios",
                "/turnover" + days + "&by=LOCATION",
                "/now")) {
            as(Tokens.staff("desk").with(Permissions.CHECK_OUT).everywhere())
                    .get(STATISTICS + path)
                    .then()
                    .statusCode(403);
        }
    }
}
