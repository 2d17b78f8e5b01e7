package org.carrel.catalog.items;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.restassured.http.ContentType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.items.app.EndTemporaryStates;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.events.ItemChanged;
import org.carrel.events.MoneyAmount;
import org.carrel.events.ProcessTag;
import org.carrel.events.Topic;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.itemBody;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class ItemsOverHttpTest {

    private static CatalogueApi.@Nullable Library shared;
    private static @Nullable UUID sharedRecord;
    private static int serial;

    @Inject
    TestClock time;

    @Inject
    EndTemporaryStates temporaryStates;

    private CatalogueApi.Library library;
    private UUID record;

    @BeforeEach
    void collection() {
        CatalogueApi.Library made = shared == null ? CatalogueApi.library() : shared;
        shared = made;
        library = made;
        UUID kept = sharedRecord == null
                ? CatalogueApi.record(MarcSamples.book("items", "Held title", "Held author"))
                : sharedRecord;
        sharedRecord = kept;
        record = kept;
    }

    private static String barcode() {
        String thirteen = String.format(Locale.ROOT, "30000%08d", ++serial);
        return thirteen + BarcodeScheme.checkDigit(thirteen);
    }

    @Test
    void an_item_is_added_read_by_its_barcode_and_told_to_everyone() {
        String barcode = barcode();
        try (var items = EventProbe.on(Topic.ITEMS)) {
            var body = itemBody(
                    record,
                    library.mainStacks(),
                    " a" + barcode + "b ",
                    Map.of(
                            "callNumber",
                            "QA76.73.J38 B53 2018",
                            "price",
                            Map.of("minor", 2495, "currency", "EUR"),
                            "copyNumber",
                            "c. 2",
                            "processTags",
                            Set.of("REPAIR")));
            UUID id = writing(body)
                    .post(BASE + "/items")
                    .then()
                    .statusCode(201)
                    .header("ETag", "\"1\"")
                    .body(
                            "barcode",
                            equalTo(barcode),
                            "callNumberScheme",
                            equalTo("LC"),
                            "title",
                            equalTo("Held title"))
                    .extract()
                    .jsonPath()
                    .getUUID("id");
            items.eventually(_ -> assertThat(items.eventsOf(id))
                    .containsExactly(new ItemChanged(
                            id,
                            1,
                            record,
                            barcode,
                            "Held title",
                            "Held author",
                            "QA76.73.J38 B53 2018",
                            "QA 00076.73 3J38 3B53 1000002018",
                            library.mainStacks(),
                            library.main(),
                            "book",
                            "normal",
                            new MoneyAmount(2495, "EUR"),
                            Set.of(ProcessTag.REPAIR),
                            false)));
            librarian()
                    .queryParam("barcode", barcode)
                    .get(BASE + "/items")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(id.toString()))
                    .body("items[0].price.minor", equalTo(2495));
            librarian().get(BASE + "/items/" + id).then().statusCode(200).header("ETag", "\"1\"");
        }
    }

    @Test
    void every_reason_against_an_item_is_named() {
        String taken = barcode();
        UUID holder = CatalogueApi.item(record, library.mainStacks(), taken);
        writing(itemBody(
                        UUID.randomUUID(),
                        library.main(),
                        taken,
                        Map.of("materialType", "scroll", "loanType", "forever")))
                .post(BASE + "/items")
                .then()
                .statusCode(409)
                .body("code", equalTo("item-refused"))
                .body(
                        "reasons.code",
                        containsInAnyOrder(
                                "unknown-record",
                                "not-a-location",
                                "unknown-material-type",
                                "unknown-loan-type",
                                "barcode-taken"))
                .body("reasons.find { it.code == 'barcode-taken' }.itemId", equalTo(holder.toString()));
        writing(itemBody(record, library.mainStacks(), "35555000012349", Map.of()))
                .post(BASE + "/items")
                .then()
                .statusCode(409)
                .body("reasons[0].code", equalTo("barcode-check-digit"))
                .body("reasons[0].expected", equalTo("6"));
        writing(itemBody(record, library.mainStacks(), "two words", Map.of()))
                .post(BASE + "/items")
                .then()
                .statusCode(400)
                .body("errors.field", contains("barcode"));
    }

    @Test
    void an_item_is_edited_on_the_version_that_was_read() {
        String barcode = barcode();
        UUID id = CatalogueApi.item(record, library.mainStacks(), barcode);
        var moved = itemBody(record, library.branchShelf(), barcode, Map.of("callNumber", "823.8 DIC"));
        writing(moved).put(BASE + "/items/" + id).then().statusCode(428);
        writing(moved)
                .header("If-Match", "\"9\"")
                .put(BASE + "/items/" + id)
                .then()
                .statusCode(412);
        writing(moved)
                .header("If-Match", "\"1\"")
                .put(BASE + "/items/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("branchId", equalTo(library.branch().toString()))
                .body("callNumberScheme", equalTo("DEWEY"));
        writing(moved)
                .header("If-Match", "*")
                .put(BASE + "/items/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void everything_that_is_known_of_an_item_is_kept_and_each_edit_is_remembered() {
        writing(Map.of("name", "Gift"))
                .put(BASE + "/statistical-codes/gift")
                .then()
                .statusCode(201);
        String barcode = barcode();
        var more = new HashMap<String, Object>(Map.of(
                "callNumber", "823.8 DIC",
                "callNumberPrefix", "REF",
                "volume", "v. 2",
                "chronology", "1859",
                "physical", Map.of("condition", "worn", "pieces", 2, "missingPieces", 1, "piecesNote", "book, map"),
                "notes", Map.of("forPublic", "Signed", "atCheckIn", "Count the maps"),
                "acquisition",
                        Map.of(
                                "on", "2026-03-14",
                                "price", Map.of("minor", 1200, "currency", "DKK"),
                                "provenance", "Gift of the Olsens"),
                "statisticalCodes", List.of("gift"),
                "uri", "https://example.org/map.pdf"));
        UUID id = writing(itemBody(record, library.mainStacks(), barcode, more))
                .post(BASE + "/items")
                .then()
                .statusCode(201)
                .body("physical.missingPieces", equalTo(1), "notes.atCheckIn", equalTo("Count the maps"))
                .body("acquisition.price.minor", equalTo(1200), "acquisition.on", equalTo("2026-03-14"))
                .body("statisticalCodes", contains("gift"), "kept.activeSince", notNullValue())
                .body("warnings", empty())
                .extract()
                .jsonPath()
                .getUUID("id");
        given().auth()
                .oauth2(Tokens.client("carrel-circulation")
                        .with(Permissions.REPLICAS_READ)
                        .bearer())
                .queryParam("id", id)
                .get(BASE + "/replicas/items")
                .then()
                .statusCode(200)
                .body("handling.alert", equalTo("Count the maps"), "handling.missingPieces", equalTo(1));
        more.put("notes", Map.of("atCheckIn", "Count the maps", "forStaff", "Spine weak"));
        more.put("loanType", "short");
        writing(itemBody(record, library.mainStacks(), barcode, more))
                .header("If-Match", "\"1\"")
                .put(BASE + "/items/" + id)
                .then()
                .statusCode(200)
                .body("uri", equalTo("https://example.org/map.pdf"), "notes.forPublic", nullValue());
        var first = librarian()
                .queryParam("limit", 1)
                .get(BASE + "/items/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items[0].version", equalTo(2), "items[0].origin", equalTo("API"))
                .body("items[0].fields.field", contains("LOAN_TYPE", "PUBLIC_NOTE", "STAFF_NOTE"))
                .body("items[0].fields[0].from", equalTo("normal"), "items[0].fields[0].to", equalTo("short"));
        librarian()
                .queryParam("after", first.extract().jsonPath().getString("next"))
                .get(BASE + "/items/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.version", contains(1), "items[0].fields", empty(), "next", nullValue());
        reader().get(BASE + "/items/" + id + "/history").then().statusCode(401);
        librarian()
                .get(BASE + "/items/" + UUID.randomUUID() + "/history")
                .then()
                .statusCode(404);
        librarian()
                .header("If-Match", "*")
                .delete(BASE + "/statistical-codes/gift")
                .then()
                .statusCode(409)
                .body("code", equalTo("code-in-use"));
    }

    @Test
    void what_an_item_cannot_be_is_refused_field_by_field() {
        writing(itemBody(
                        record,
                        library.mainStacks(),
                        null,
                        Map.of(
                                "physical", Map.of("condition", "shiny", "pieces", 2, "missingPieces", 3),
                                "temporary", Map.of("locationId", library.main()))))
                .post(BASE + "/items")
                .then()
                .statusCode(409)
                .body("reasons.code", containsInAnyOrder("unknown-code", "more-pieces-missing", "not-a-location"));
        writing(itemBody(record, library.mainStacks(), null, Map.of("uri", "javascript:alert(1)")))
                .post(BASE + "/items")
                .then()
                .statusCode(400)
                .body("errors.field", contains("uri"));
    }

    @Test
    void a_temporary_state_is_told_to_circulation_and_ends_with_its_last_day() {
        time.set(Instant.parse("2026-12-01T08:00:00Z"));
        String barcode = barcode();
        UUID id = writing(itemBody(
                        record,
                        library.mainStacks(),
                        barcode,
                        Map.of(
                                "temporary",
                                Map.of(
                                        "locationId", library.branchShelf(),
                                        "loanType", "reserve",
                                        "until", "2026-12-31"))))
                .post(BASE + "/items")
                .then()
                .statusCode(201)
                .body("branchId", equalTo(library.branch().toString()))
                .extract()
                .jsonPath()
                .getUUID("id");
        try (var items = EventProbe.on(Topic.ITEMS)) {
            // In Copenhagen the last day ends at 23:00 UTC.
            time.set(Instant.parse("2026-12-31T22:59:00Z"));
            assertThat(temporaryStates.end()).isZero();
            time.set(Instant.parse("2026-12-31T23:00:00Z"));
            assertThat(temporaryStates.end()).isEqualTo(1);
            items.eventually(
                    _ -> assertThat(items.eventsOf(id)).last().isInstanceOfSatisfying(ItemChanged.class, told -> {
                        assertThat(told.version()).isEqualTo(2);
                        assertThat(told.locationId()).isEqualTo(library.mainStacks());
                        assertThat(told.branchId()).isEqualTo(library.main());
                        assertThat(told.loanType()).isEqualTo("normal");
                    }));
        }
        librarian()
                .get(BASE + "/items/" + id + "/history")
                .then()
                .body("items[0].actor", equalTo("system"), "items[0].origin", equalTo("SYSTEM"))
                .body(
                        "items[0].fields.field",
                        contains("TEMPORARY_LOCATION", "TEMPORARY_LOAN_TYPE", "TEMPORARY_UNTIL"));
    }

    @Test
    void a_withdrawn_item_gives_its_barcode_free_and_is_hidden_from_the_public() {
        UUID own = CatalogueApi.record(MarcSamples.book("withdrawn", "Worn out", "Author"));
        String barcode = barcode();
        UUID old = CatalogueApi.item(own, library.mainStacks(), barcode);
        writing(itemBody(own, library.mainStacks(), barcode, Map.of("withdrawn", true)))
                .header("If-Match", "*")
                .put(BASE + "/items/" + old)
                .then()
                .statusCode(200);
        UUID fresh = CatalogueApi.item(own, library.mainStacks(), barcode);
        librarian()
                .queryParam("barcode", barcode)
                .get(BASE + "/items")
                .then()
                .body("items.id", contains(fresh.toString()));
        reader().get(BASE + "/records/" + own + "/items")
                .then()
                .body("total", equalTo(1), "items.id", contains(fresh.toString()));
        librarian().get(BASE + "/records/" + own + "/items").then().body("items", hasSize(2));
        writing(itemBody(own, library.mainStacks(), barcode, Map.of()))
                .header("If-Match", "*")
                .put(BASE + "/items/" + old)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("barcode-taken"));
    }

    @Test
    void a_batch_adds_what_it_can_and_says_of_each_other_row_why_not() {
        String twice = barcode();
        var rows = new ArrayList<Map<String, Object>>();
        rows.add(itemBody(record, library.mainStacks(), twice, Map.of()));
        rows.add(itemBody(record, library.mainStacks(), twice, Map.of()));
        rows.add(itemBody(record, library.mainStacks(), "35555000012349", Map.of()));
        rows.add(itemBody(record, library.branchShelf(), null, Map.of()));
        writing(Map.of("items", rows))
                .post(BASE + "/items/batch")
                .then()
                .statusCode(200)
                .body("added", equalTo(2), "refused", equalTo(2))
                .body("rows.index", contains(0, 1, 2, 3))
                .body("rows[1].reasons.code", contains("barcode-twice"))
                .body("rows[2].reasons.code", contains("barcode-check-digit"))
                .body("rows[3].reasons", empty());
        var many = new ArrayList<Map<String, Object>>();
        for (int row = 0; row < 501; row++) {
            many.add(itemBody(record, library.mainStacks(), null, Map.of()));
        }
        writing(Map.of("items", many)).post(BASE + "/items/batch").then().statusCode(400);
        writing(Map.of("items", many.subList(0, 500)))
                .post(BASE + "/items/batch")
                .then()
                .statusCode(200)
                .body("added", equalTo(500));
    }

    @Test
    void an_account_acts_at_its_own_branches() {
        String bearer = Tokens.staff("east")
                .with(Permissions.CATALOG_ITEMS_WRITE)
                .atBranches(library.branch())
                .bearer();
        given().auth()
                .oauth2(bearer)
                .contentType(ContentType.JSON)
                .body(itemBody(record, library.branchShelf(), null, Map.of()))
                .post(BASE + "/items")
                .then()
                .statusCode(201);
        given().auth()
                .oauth2(bearer)
                .contentType(ContentType.JSON)
                .body(itemBody(record, library.mainStacks(), null, Map.of()))
                .post(BASE + "/items")
                .then()
                .statusCode(403)
                .body("code", equalTo("outside-branch-scope"));
        UUID elsewhere = CatalogueApi.item(record, library.mainStacks(), null);
        given().auth()
                .oauth2(bearer)
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(itemBody(record, library.branchShelf(), null, Map.of()))
                .put(BASE + "/items/" + elsewhere)
                .then()
                .statusCode(403);
    }

    @Test
    void only_staff_and_services_see_items_and_only_those_who_may_write_them() {
        UUID id = CatalogueApi.item(record, library.mainStacks(), null);
        reader().get(BASE + "/items/" + id).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.patron(UUID.randomUUID()).bearer())
                .get(BASE + "/items/" + id)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.staff("desk").bearer())
                .get(BASE + "/items/" + id)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(Tokens.staff("desk").everywhere().bearer())
                .contentType(ContentType.JSON)
                .body(itemBody(record, library.mainStacks(), null, Map.of()))
                .post(BASE + "/items")
                .then()
                .statusCode(403);
    }

    @Test
    void services_fill_their_replicas() {
        String barcode = barcode();
        UUID id = CatalogueApi.item(record, library.mainStacks(), barcode);
        var service = Tokens.client("carrel-circulation")
                .with(Permissions.REPLICAS_READ)
                .bearer();
        for (Map<String, ?> by : List.of(Map.of("barcode", barcode), Map.of("id", id))) {
            given().auth()
                    .oauth2(service)
                    .queryParams(by)
                    .get(BASE + "/replicas/items")
                    .then()
                    .statusCode(200)
                    .body("itemId", equalTo(id.toString()), "title", equalTo("Held title"), "version", equalTo(1))
                    .body("branchId", equalTo(library.main().toString()));
        }
        given().auth()
                .oauth2(service)
                .get(BASE + "/replicas/titles/" + record)
                .then()
                .statusCode(200)
                .body("recordId", equalTo(record.toString()), "title", equalTo("Held title"));
        given().auth()
                .oauth2(service)
                .get(BASE + "/replicas/places/" + library.main())
                .then()
                .statusCode(200)
                .body("placeId", equalTo(library.main().toString()), "code", equalTo("MAIN"));
        for (String nothing :
                List.of("items?barcode=none", "items", "titles/" + UUID.randomUUID(), "places/" + UUID.randomUUID())) {
            given().auth()
                    .oauth2(service)
                    .get(BASE + "/replicas/" + nothing)
                    .then()
                    .statusCode(404);
        }
        CatalogueApi.staffWith("catalog.items.write")
                .get(BASE + "/replicas/items")
                .then()
                .statusCode(403);
    }

    @Test
    void code_lists_are_kept_by_the_consortium() {
        reader().get(BASE + "/material-types").then().statusCode(200).body("items.code", hasItem("book"));
        writing(Map.of("name", "Scroll"))
                .put(BASE + "/material-types/scroll-" + 1)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"");
        UUID scroll = writing(itemBody(record, library.mainStacks(), null, Map.of("materialType", "scroll-1")))
                .post(BASE + "/items")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        writing(Map.of("name", "Scroll", "active", false))
                .put(BASE + "/material-types/scroll-1")
                .then()
                .statusCode(428);
        writing(Map.of("name", "Scroll", "active", false))
                .header("If-Match", "\"1\"")
                .put(BASE + "/material-types/scroll-1")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        var body = itemBody(record, library.mainStacks(), null, Map.of("materialType", "scroll-1"));
        writing(body)
                .post(BASE + "/items")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("unknown-material-type"));
        writing(body)
                .header("If-Match", "*")
                .put(BASE + "/items/" + scroll)
                .then()
                .statusCode(200);
        librarian()
                .header("If-Match", "*")
                .delete(BASE + "/material-types/scroll-1")
                .then()
                .statusCode(409)
                .body("code", equalTo("code-in-use"))
                .body("reasons[0].items", equalTo(1));
        CatalogueApi.staffWith("catalog.items.write")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x"))
                .put(BASE + "/loan-types/x")
                .then()
                .statusCode(403);
        reader().get(BASE + "/loan-types/none").then().statusCode(404);
    }
}
