package org.carrel.catalog.weeding;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.events.ItemCheckedIn;
import org.carrel.events.ItemCheckedOut;
import org.carrel.events.LoanRenewed;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventPublisher;

import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.itemBody;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@CarrelTest
class WeedingOverHttpTest {

    private static final Instant LENT = Instant.parse("2019-05-01T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static UUID made(Map<String, Object> criteria, int expected) {
        return writing(criteria)
                .post(BASE + "/weeding-lists")
                .then()
                .statusCode(201)
                .body("candidates", equalTo(expected))
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static ValidatableResponse decided(UUID list, UUID item, Object decision) {
        return writing(decision)
                .put(BASE + "/weeding-lists/" + list + "/candidates/" + item)
                .then()
                .statusCode(200);
    }

    @Test
    void what_circulation_told_makes_the_list_and_decisions_are_carried_out() {
        CatalogueApi.Library library = CatalogueApi.library();
        UUID record = CatalogueApi.record(MarcSamples.book("weed", "Two copies", "Author"));
        UUID lone = CatalogueApi.record(MarcSamples.book("weed2", "One copy", "Author"));
        UUID lent = CatalogueApi.item(record, library.mainStacks(), "WEED-1");
        UUID idle = CatalogueApi.item(record, library.mainStacks(), "WEED-2");
        UUID last = CatalogueApi.item(lone, library.mainStacks(), "WEED-3");
        UUID moving = CatalogueApi.item(record, library.mainStacks(), "WEED-4");
        UUID broken = writing(itemBody(
                        record, library.mainStacks(), "WEED-5", Map.of("physical", Map.of("condition", "worn"))))
                .post(BASE + "/items")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");

        UUID loan = UUID.randomUUID();
        UUID patron = UUID.randomUUID();
        UUID desk = UUID.randomUUID();
        EventPublisher.publish(
                new ItemCheckedOut(loan, 1, lent, record, patron, desk, LENT, LENT.plusSeconds(1), List.of()));
        EventPublisher.publish(new LoanRenewed(
                loan, 2, lent, patron, 1, LENT.plus(Duration.ofDays(9)), LENT.plus(Duration.ofDays(30)), List.of()));
        EventPublisher.publish(new ItemCheckedIn(
                loan, 3, lent, record, patron, desk, LENT.plus(Duration.ofDays(20)), LENT.plus(Duration.ofDays(20))));
        var everything = new HashMap<String, Object>(
                Map.of("name", "All", "branchId", library.main(), "lastLoanBefore", "2020-01-01"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            UUID list = made(everything, 5);
            librarian()
                    .get(BASE + "/weeding-lists/" + list + "/candidates")
                    .then()
                    .statusCode(200)
                    .body("items.find { it.itemId == '" + lent + "' }.loans", equalTo(1))
                    .body("items.find { it.itemId == '" + lent + "' }.renewals", equalTo(1))
                    .body("items.find { it.itemId == '" + lent + "' }.lastLoanAt", equalTo("2019-05-10T10:00:00Z"));
        });
        made(Map.of("name", "Lent since", "branchId", library.main(), "lastLoanBefore", "2019-05-10"), 4);
        made(Map.of("name", "Never lent", "branchId", library.main(), "loansAtMost", 0), 4);
        made(Map.of("name", "Many", "branchId", library.main(), "copiesAtLeast", 2), 4);
        made(Map.of("name", "Old", "branchId", library.main(), "publishedBefore", 1998), 5);
        made(Map.of("name", "New", "branchId", library.main(), "publishedBefore", 1997), 0);
        made(Map.of("name", "Mended", "branchId", library.main(), "repairsAtLeast", 1), 0);
        made(Map.of("name", "Worn", "branchId", library.main(), "conditions", List.of("worn", "damaged")), 1);
        made(Map.of("name", "Damaged", "branchId", library.main(), "conditions", List.of("damaged")), 0);
        made(Map.of("name", "East", "branchId", library.branch()), 0);

        UUID list = made(everything, 5);
        decided(list, idle, Map.of("decision", "WITHDRAW", "reason", "Never lent"))
                .body("lastCopy", equalTo(false));
        decided(list, last, Map.of("decision", "WITHDRAW")).body("lastCopy", equalTo(true));
        decided(list, lent, Map.of("decision", "KEEP"));
        decided(list, moving, Map.of("decision", "TRANSFER", "locationId", library.branchShelf()));
        decided(list, broken, Map.of("decision", "REPAIR", "reason", "Spine"));
        writing(Map.of("decision", "TRANSFER"))
                .put(BASE + "/weeding-lists/" + list + "/candidates/" + moving)
                .then()
                .statusCode(400)
                .body("errors.code", contains("location-missing"));
        writing(Map.of())
                .post(BASE + "/weeding-lists/" + list + "/executions")
                .then()
                .statusCode(200)
                .body("done", equalTo(4), "refused", equalTo(1), "left", equalTo(0));
        librarian()
                .get(BASE + "/weeding-lists/" + list + "/candidates")
                .then()
                .body("items.findAll { it.refusal == 'last-copy' }.itemId", contains(last.toString()))
                .body("items.findAll { it.doneAt != null }", hasSize(4));
        librarian().get(BASE + "/items/" + idle).then().body("withdrawn", equalTo(true));
        librarian().get(BASE + "/items/" + last).then().body("withdrawn", equalTo(false));
        librarian()
                .get(BASE + "/items/" + moving)
                .then()
                .body("branchId", equalTo(library.branch().toString()));
        librarian()
                .queryParam("itemId", broken)
                .get(BASE + "/repairs")
                .then()
                .body("items.description", contains("Spine"));

        // Whoever says so withdraws the last copy, too; and what is done is done.
        decided(list, last, Map.of("decision", "WITHDRAW", "lastCopyToo", true));
        writing(Map.of())
                .post(BASE + "/weeding-lists/" + list + "/executions")
                .then()
                .body("done", equalTo(1));
        writing(Map.of("decision", "KEEP"))
                .put(BASE + "/weeding-lists/" + list + "/candidates/" + last)
                .then()
                .statusCode(409)
                .body("code", equalTo("weeding-done"));
    }

    @Test
    void weeding_is_for_those_who_keep_the_collection() {
        staffWith(Permissions.CATALOG_ITEMS_WRITE)
                .get(BASE + "/weeding-lists")
                .then()
                .statusCode(403);
    }
}
