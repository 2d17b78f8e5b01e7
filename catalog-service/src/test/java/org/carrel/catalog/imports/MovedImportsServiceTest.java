package org.carrel.catalog.imports;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.imports.app.RunImports;
import org.carrel.events.Availability;
import org.carrel.events.ItemAvailabilityChanged;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.ended;
import static org.carrel.catalog.CatalogueApi.importOf;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.carrel.catalog.imports.ImportFiles.book;
import static org.carrel.catalog.imports.ImportFiles.get;
import static org.carrel.catalog.imports.ImportFiles.koha;
import static org.carrel.catalog.imports.ImportFiles.octets;
import static org.carrel.catalog.imports.ImportFiles.places;
import static org.carrel.catalog.imports.ImportFiles.recordIds;
import static org.carrel.catalog.imports.ImportFiles.started;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

/** Imports that are stopped, taken up again, decided of and taken back. */
@CarrelTest
class MovedImportsServiceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 5_000;

    @Inject
    RunImports runner;

    private static byte[] books(String prefix) {
        var file = new ByteArrayOutputStream();
        for (int number = 1; number <= MANY; number++) {
            file.writeBytes(book(prefix + number, "245 $a Title " + prefix + number));
        }
        return file.toByteArray();
    }

    private static int count(UUID id, String what) {
        return importOf(id).extract().jsonPath().getInt(what);
    }

    private static void underWay(UUID id, String what) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> count(id, what) > 0);
    }

    private static void stopped(UUID id) {
        librarian().delete(BASE + "/imports/" + id).then().statusCode(202);
        ended(id).body("state", equalTo("CANCELLED"));
    }

    @Test
    void an_item_on_loan_keeps_its_record_when_the_import_is_taken_back() {
        koha();
        places();
        UUID id = started(
                book("loan-1", "245 $a Lent out", "952 $c STK $p LOAN-1"),
                Map.of("source", "loan", "itemMapping", "koha"));
        ended(id).body("itemsCreated", equalTo(1));
        UUID record = UUID.fromString(recordIds(id).getFirst());
        UUID item = get("/items?barcode=LOAN-1").extract().jsonPath().getUUID("items[0].id");
        EventPublisher.publish(new ItemAvailabilityChanged(
                item, 1, record, Availability.CHECKED_OUT, NOW, NOW.plus(Duration.ofDays(28)), null, null, 0));
        await().atMost(PATIENCE).untilAsserted(() -> reader().get(BASE + "/records/" + record + "/items")
                .then()
                .body("items.availability", contains("CHECKED_OUT")));
        librarian().post(BASE + "/imports/" + id + "/undo").then().statusCode(202);
        ended(id).body("state", equalTo("UNDONE"));
        get("/imports/" + id + "/undone")
                .body("items.outcome", contains("KEPT"))
                .body("items.recordId", contains(record.toString()))
                .body("items[0].reasons", contains("item-in-use"));
        get("/records/" + record).statusCode(200);
        get("/items?barcode=LOAN-1").body("items.findAll { !it.withdrawn }", hasSize(1));
    }

    @Test
    void a_commit_lays_a_record_over_the_one_that_somebody_chose() {
        byte[] before = book("chosen-1", "245 $a A book");
        UUID first = started(before, Map.of("source", "chosen"));
        ended(first).body("created", equalTo(1));
        String target = recordIds(first).getFirst();
        byte[] vendor = book("vendor-1", "245 $a The same book");
        UUID id = started(vendor, Map.of("source", "chosen-vendor", "stage", true));
        ended(id).body("state", equalTo("STAGED"));
        get("/imports/" + id + "/staged").body("items.action", contains("NEW"));
        writing(Map.of("action", "OVERLAY", "recordId", target))
                .put(BASE + "/imports/" + id + "/decisions/1")
                .then()
                .statusCode(202);
        assertThat(octets(target)).isEqualTo(before);
        librarian().post(BASE + "/imports/" + id + "/commit").then().statusCode(202);
        ended(id).body("state", equalTo("DONE")).body("updated", equalTo(1)).body("created", equalTo(0));
        assertThat(octets(target)).isEqualTo(vendor);
        get("/records?source=chosen-vendor").body("items", empty());
    }

    @Test
    void a_staging_whose_runner_died_goes_on_where_it_was() {
        UUID id = started(books("resume-"), Map.of("source", "resume", "stage", true));
        underWay(id, "processed");
        runner.stop();
        assertThat(count(id, "processed")).as("stopped in the middle").isBetween(1, MANY - 1);
        importOf(id).body("state", equalTo("RUNNING"));
        runner.start();
        ended(id).body("state", equalTo("STAGED")).body("processed", equalTo(MANY));
        get("/imports/" + id + "/preview").body("actions.NEW", equalTo(MANY));
        get("/records?source=resume").body("items", empty());
        librarian().post(BASE + "/imports/" + id + "/discard").then().statusCode(202);
    }

    @Test
    void a_staging_can_be_stopped_and_stores_nothing() {
        UUID id = started(books("halt-"), Map.of("source", "halt", "stage", true));
        underWay(id, "processed");
        stopped(id);
        importOf(id).body("processed", lessThan(MANY));
        librarian()
                .post(BASE + "/imports/" + id + "/commit")
                .then()
                .statusCode(409)
                .body("code", equalTo("import-not-staged"));
        get("/records?source=halt").body("items", empty());
    }

    @Test
    void an_undoing_can_be_stopped_and_taken_up_again() {
        UUID id = started(books("back-"), Map.of("source", "back"));
        ended(id).body("created", equalTo(MANY));
        librarian().post(BASE + "/imports/" + id + "/undo").then().statusCode(202);
        underWay(id, "undone");
        stopped(id);
        int before = count(id, "undone");
        assertThat(before).as("stopped in the middle").isBetween(1, MANY - 1);
        get("/records?source=back&limit=1").body("items", hasSize(1));
        librarian().post(BASE + "/imports/" + id + "/undo").then().statusCode(202);
        ended(id).body("state", equalTo("UNDONE")).body("undone", equalTo(MANY));
        get("/imports/" + id + "/undo").body("outcomes.REMOVED", equalTo(MANY));
        get("/records?source=back").body("items", empty());
    }
}
