package org.carrel.circulation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.requests.app.SearchShelvesAgain;
import org.carrel.events.ItemChanged;
import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.carrel.circulation.SmallLibrary.checkIn;
import static org.carrel.circulation.SmallLibrary.held;
import static org.carrel.circulation.SmallLibrary.lent;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

/** The lists that staff work off, and the slips that go with them. */
@CarrelTest
class WorkListsOverHttpTest {
    private static final Logger LOG = Logger.getLogger(WorkListsOverHttpTest.class);
    private static final String API = "/api/circulation";
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    @Inject
    SmallLibrary library;

    @Inject
    Invariants invariants;

    @Inject
    PlaceDirectory places;

    @Inject
    SearchShelvesAgain searchShelves;

    @Inject
    IdSource ids;

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

    /** A branch of its own with a desk, so that its lists hold nothing of other tests. */
    private record Branch(UUID id, UUID desk, UUID upper, UUID lower) {}

    private Branch branch() {
        Branch branch = new Branch(ids.next(), ids.next(), ids.next(), ids.next());
        String code = branch.id().toString().substring(24);
        tell(branch.id(), PlaceKind.BRANCH, "B" + code, SmallLibrary.LIBRARY, false);
        tell(branch.desk(), PlaceKind.SERVICE_POINT, "B" + code + "-1", branch.id(), true);
        tell(branch.upper(), PlaceKind.LOCATION, "B" + code + "-Z", branch.id(), false);
        tell(branch.lower(), PlaceKind.LOCATION, "B" + code + "-A", branch.id(), false);
        places.reload();
        return branch;
    }

    private void tell(UUID id, PlaceKind kind, String code, UUID parent, boolean pickup) {
        places.project(new PlaceChanged(id, 1, kind, code, "The " + code, parent, null, pickup, false));
    }

    private Book shelved(Branch branch, UUID location, String shelvingKey) {
        ItemChanged told = library.toldBook(library.title(), branch.id(), "book", "normal", Set.of(), false);
        return library.tell(new ItemChanged(
                told.itemId(),
                1,
                told.recordId(),
                told.barcode(),
                told.title(),
                told.author(),
                shelvingKey,
                shelvingKey,
                location,
                branch.id(),
                "book",
                "normal",
                null,
                Set.of(),
                false));
    }

    private static JsonPath list(String path) {
        return asTechnician().get(API + path).then().statusCode(200).extract().jsonPath();
    }

    private static Response print(Branch branch, boolean again) {
        return asTechnician()
                .body(Map.of("servicePointId", branch.desk(), "again", again))
                .post(API + "/pull-list/prints");
    }

    @Test
    void what_is_to_be_fetched_is_listed_as_staff_walk_and_marked_when_printed() {
        Branch branch = branch();
        Book last = shelved(branch, branch.upper(), "100");
        Book second = shelved(branch, branch.lower(), "900");
        Book first = shelved(branch, branch.lower(), "200");
        held(library.reader(), last.recordId(), branch.desk());
        held(library.reader(), second.recordId(), branch.desk());
        UUID requestId = held(library.reader(), first.recordId(), branch.desk());
        String path = "/pull-list?servicePointId=" + branch.desk();
        assertThat(list(path).getList("items.itemId", UUID.class)).containsExactly(first.id(), second.id(), last.id());
        JsonPath page = list(path + "&limit=2");
        assertThat(page.getList("items.itemId", UUID.class)).containsExactly(first.id(), second.id());
        assertThat(list(path + "&limit=2&after=" + page.getString("next")).getList("items.itemId", UUID.class))
                .containsExactly(last.id());
        assertThat(list(path + "&locationId=" + branch.upper()).getList("items.itemId", UUID.class))
                .containsExactly(last.id());
        assertThat(list(path + "&kind=PAGE").getList("items")).hasSize(3);
        assertThat(list(path + "&kind=HOLD").getList("items")).isEmpty();
        assertThat(list(path + "&before=" + clock.instant().minus(Duration.ofHours(1)))
                        .getList("items"))
                .isEmpty();

        print(branch, false).then().statusCode(200).body("count", equalTo(3)).body("items.itemId", hasSize(3));
        print(branch, false).then().body("count", equalTo(0));
        assertThat(list(path + "&unprinted=true").getList("items")).isEmpty();
        assertThat(list(path).getList("items.printedAt")).doesNotContainNull();
        print(branch, true).then().body("count", equalTo(3));

        // What is asked for anew has not been printed.
        SmallLibrary.cancel(requestId).then().statusCode(200);
        held(library.reader(), first.recordId(), branch.desk());
        assertThat(list(path + "&unprinted=true").getList("items.itemId", UUID.class))
                .containsExactly(first.id());
    }

    @Test
    void a_request_that_no_copy_can_fill_is_listed_as_hopeless_until_one_can() {
        Branch branch = branch();
        Book book = shelved(branch, branch.lower(), "1");
        UUID requestId = held(library.reader(), book.recordId(), branch.desk());
        String path = "/hopeless-requests?servicePointId=" + branch.desk();
        asTechnician()
                .body(Map.of())
                .post(API + "/requests/" + requestId + "/not-found")
                .then()
                .statusCode(200);
        searchShelves.work(clock.instant(), null);
        assertThat(list(path).getList("items.requestId", UUID.class)).containsExactly(requestId);
        library.tell(new ItemChanged(
                ids.next(),
                1,
                book.recordId(),
                "N" + ids.next(),
                "Niels Lyhne",
                null,
                "1",
                "1",
                branch.lower(),
                branch.id(),
                "book",
                "reference",
                null,
                Set.of(),
                false));
        searchShelves.work(clock.instant(), null);
        assertThat(list(path).getList("items")).isEmpty();
    }

    @Test
    void slips_say_what_goes_where_and_for_whom_without_a_name() throws IOException {
        Book book = library.book();
        Reader reader = library.reader();
        lent(library.reader(), book);
        UUID requestId = held(reader, book.recordId(), MAIN_DESK);
        checkIn(NORTH_DESK, book).then().statusCode(200);
        asTechnician()
                .get(API + "/slips?kind=TRANSIT&id=" + book.id())
                .then()
                .statusCode(200)
                .body("items.to.id", contains(MAIN_DESK.toString()))
                .body("items.at.id", contains(NORTH_DESK.toString()))
                .body("items[0].entries.barcode", contains(book.barcode()));
        checkIn(MAIN_DESK, book).then().statusCode(200);
        String code = reader.card().substring(reader.card().length() - 4);
        asTechnician()
                .get(API + "/slips?kind=HOLD&id=" + requestId)
                .then()
                .body("items.patronCode", contains(code))
                .body("items.until", not(hasItem((Object) null)));
        // What is no longer so has no slip.
        asTechnician().get(API + "/slips?kind=TRANSIT&id=" + book.id()).then().body("items", hasSize(0));

        try (PDDocument roll = pdf("/slips.pdf?kind=HOLD&paper=ROLL_58&id=" + requestId)) {
            assertThat(roll.getNumberOfPages()).isEqualTo(1);
            assertThat(roll.getPage(0).getMediaBox().getWidth() / POINTS_PER_MILLIMETRE)
                    .isCloseTo(58, within(0.1));
            assertThat(new PDFTextStripper().getText(roll))
                    .contains("Hold", code, "Niels Lyhne", "Jacobsen", "839.81 JAC", "Until")
                    .doesNotContain(reader.id().toString());
        }
        as(Tokens.staff("north").with(Permissions.REQUESTS_MANAGE).atBranches(NORTH))
                .get(API + "/slips?kind=HOLD&id=" + requestId)
                .then()
                .statusCode(403);
        asTechnician().get(API + "/slips?kind=DUE_DATE&id=" + requestId).then().statusCode(400);
    }

    private static PDDocument pdf(String path) throws IOException {
        return Loader.loadPDF(as(SmallLibrary.technician())
                .get(API + path)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray());
    }

    @Test
    void a_sheet_takes_four_slips_and_a_receipt_all_loans_of_a_patron() throws IOException {
        Branch branch = branch();
        StringBuilder requestIds = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            Book book = shelved(branch, branch.lower(), String.valueOf(i));
            requestIds.append("&id=").append(held(library.reader(), book.recordId(), branch.desk()));
        }
        try (PDDocument sheets = pdf("/slips.pdf?kind=PULL&paper=A4" + requestIds)) {
            assertThat(sheets.getNumberOfPages()).isEqualTo(2);
        }
        try (PDDocument sheets = pdf("/slips.pdf?kind=PULL&paper=A6" + requestIds)) {
            assertThat(sheets.getNumberOfPages()).isEqualTo(5);
        }
        Reader reader = library.reader();
        Reader other = library.reader();
        String loans = "loanId=" + lent(reader, library.book()) + "&loanId=" + lent(other, library.book()) + "&loanId="
                + lent(reader, library.book());
        asTechnician()
                .get(API + "/due-date-slips?" + loans)
                .then()
                .body("items", hasSize(2))
                .body("items.find { it.patronId == '" + reader.id() + "' }.entries", hasSize(2));
        as(Tokens.patron(reader.id()).with(Permissions.LOANS_READ))
                .get(API + "/due-date-slips?" + loans)
                .then()
                .body("items.patronId", contains(reader.id().toString()));
        try (PDDocument receipts = pdf("/due-date-slips.pdf?paper=ROLL_80&" + loans)) {
            assertThat(receipts.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(receipts)).contains("Due dates", "Due ");
        }
    }

    @Test
    void ten_thousand_are_listed_and_printed_at_once() throws SQLException {
        Branch branch = branch();
        many(branch, 10_000);
        String path = "/pull-list?limit=200&servicePointId=" + branch.desk();
        Instant began = Clock.systemUTC().instant();
        JsonPath page = list(path);
        Instant listed = Clock.systemUTC().instant();
        Response printed = print(branch, false);
        Instant done = Clock.systemUTC().instant();
        LOG.infof(
                "a page of 10000 in %d ms, all of them printed in %d ms",
                Duration.between(began, listed).toMillis(),
                Duration.between(listed, done).toMillis());
        printed.then().statusCode(200).body("count", equalTo(10_000));
        List<String> callNumbers = printed.jsonPath().getList("items.callNumber");
        assertThat(callNumbers).isSortedAccordingTo(String::compareTo).hasSize(10_000);
        List<String> walked = new ArrayList<>(page.getList("items.callNumber"));
        for (int i = 0; i < 3; i++) {
            page = list(path + "&after=" + page.getString("next"));
            walked.addAll(page.getList("items.callNumber"));
        }
        assertThat(walked).isEqualTo(callNumbers.subList(0, 800));
        assertThat(Duration.between(listed, done)).isLessThan(Duration.ofSeconds(10));
    }

    private void many(Branch branch, int count) throws SQLException {
        String generated = """
                with made as (
                  select gen_random_uuid() as item_id, gen_random_uuid() as request_id, gen_random_uuid() as record_id,
                    gen_random_uuid() as patron_id, lpad((number * 7919 %% %1$d)::text, 6, '0') as shelf
                  from generate_series(1, %1$d) number),
                items as (
                  insert into item (id, version, record_id, barcode, title, call_number, shelving_key, location_id,
                    branch_id, material_type, loan_type)
                  select item_id, 1, record_id, 'M' || item_id, 'One of many', shelf, shelf, ?, ?, 'book', 'normal'
                  from made),
                stands as (
                  insert into item_availability (item_id, record_id, availability, since, request_id, version)
                  select item_id, record_id, 'PAGED', now(), request_id, 1 from made),
                changes as (
                  insert into item_availability_change (item_id, version, changed_at, availability, cause, actor)
                  select item_id, 1, now(), 'PAGED', 'FIRST_SEEN', 'test' from made)
                insert into request (id, version, kind, record_id, patron_id, pickup_id, placed_at, placed_by, status,
                  supplied_item_id, asked_branch_id, asked_at)
                select request_id, 1, 'PAGE', record_id, patron_id, ?, now(), 'test', 'PAGED', item_id, ?, now() from made
                """.formatted(count);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(generated)) {
            insert.setObject(1, branch.lower());
            insert.setObject(2, branch.id());
            insert.setObject(3, branch.desk());
            insert.setObject(4, branch.id());
            assertThat(insert.executeUpdate()).isEqualTo(count);
        }
    }
}
