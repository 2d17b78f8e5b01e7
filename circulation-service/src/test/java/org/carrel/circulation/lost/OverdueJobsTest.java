package org.carrel.circulation.lost;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.Invariants;
import org.carrel.circulation.SmallLibrary;
import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.jobs.Job;
import org.carrel.circulation.jobs.app.RunJobs;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;

@CarrelTest
class OverdueJobsTest {
    /** Four weeks of loan and six of being overdue, as the rules of the demo consortium say. */
    private static final Duration UNTIL_LOST = Duration.ofDays(28 + 42 + 2);

    private static final Duration UNTIL_BILLED = Duration.ofDays(8);

    @Inject
    SmallLibrary library;

    @Inject
    Losses losses;

    @Inject
    RunJobs runJobs;

    @Inject
    @All
    List<Job> jobs;

    @Inject
    Invariants invariants;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    private void run(String name) {
        Job job =
                jobs.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        runJobs.run(job, () -> false);
    }

    private Loss loss(UUID loanId) {
        return QuarkusTransaction.requiringNew().call(() -> losses.find(loanId).orElseThrow());
    }

    @Test
    void what_is_overdue_for_too_long_counts_as_lost_once_and_is_billed_later_once() {
        Book book = library.book();
        UUID loan = SmallLibrary.lent(library.reader(), book);
        clock.advance(Duration.ofDays(40));
        run("age-overdue-loans");
        assertThat(SmallLibrary.availability(book)).isEqualTo("CHECKED_OUT");

        clock.reset();
        clock.advance(UNTIL_LOST);
        run("age-overdue-loans");
        assertThat(SmallLibrary.availability(book)).isEqualTo("AGED_TO_LOST");
        Loss aged = loss(loan);
        run("age-overdue-loans");
        run("bill-losses");
        assertThat(loss(loan)).isEqualTo(aged);
        assertThat(aged.bill().madeAt()).isNull();

        clock.advance(UNTIL_BILLED);
        run("bill-losses");
        Loss billed = loss(loan);
        assertThat(billed.bill().madeAt()).isNotNull();
        clock.advance(Duration.ofHours(1));
        run("bill-losses");
        assertThat(loss(loan)).isEqualTo(billed);
        invariants.hold();
    }

    @Test
    void what_comes_back_in_time_is_left_alone() {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        clock.advance(UNTIL_LOST);
        SmallLibrary.checkIn(MAIN_DESK, book).then().statusCode(200);
        run("age-overdue-loans");
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
    }

    @Test
    void many_loans_are_walked_through_without_leaving_one_out() {
        List<Book> books = IntStream.range(0, 40).mapToObj(_ -> library.book()).toList();
        books.forEach(book -> SmallLibrary.lent(library.reader(), book));
        clock.advance(UNTIL_LOST);
        run("age-overdue-loans");
        assertThat(books)
                .allSatisfy(book -> assertThat(SmallLibrary.availability(book)).isEqualTo("AGED_TO_LOST"));
    }
}
