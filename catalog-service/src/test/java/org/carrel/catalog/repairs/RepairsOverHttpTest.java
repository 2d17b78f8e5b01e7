package org.carrel.catalog.repairs;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;

import io.restassured.response.ValidatableResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.events.ItemDamageReported;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@CarrelTest
class RepairsOverHttpTest {

    private static CatalogueApi.@Nullable Library shared;
    private static int serial;
    private static final Instant REPORTED = Instant.parse("2026-03-02T09:00:00Z");

    private CatalogueApi.Library library;

    @BeforeEach
    void consortium() {
        CatalogueApi.Library made = shared == null ? CatalogueApi.library() : shared;
        shared = made;
        library = made;
    }

    private UUID item(String barcode) {
        UUID record = CatalogueApi.record(MarcSamples.book("repair" + ++serial, "Torn", "Author"));
        return CatalogueApi.item(record, library.mainStacks(), barcode);
    }

    private static UUID reported(String barcode) {
        return writing(Map.of("barcode", barcode, "damage", "loose-binding", "description", "Pages 12 to 40"))
                .post(BASE + "/repairs")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static ValidatableResponse stage(UUID id, String to) {
        return writing(Map.of("to", to))
                .post(BASE + "/repairs/" + id + "/stages")
                .then();
    }

    private static ValidatableResponse tags(UUID item) {
        return librarian().get(BASE + "/items/" + item).then().statusCode(200);
    }

    @Test
    void an_item_is_tagged_from_the_report_until_it_is_as_good_as_it_gets() {
        UUID item = item("TORN-1");
        UUID id = reported("TORN-1");
        tags(item).body("processTags", contains("REPAIR"));
        writing(Map.of("itemId", item, "damage", "water"))
                .post(BASE + "/repairs")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("repair-open"))
                .body("reasons[0].repairId", equalTo(id.toString()));

        stage(id, "RETURNED")
                .statusCode(409)
                .body("code", equalTo("repair-refused"))
                .body("reasons[0].allowed", contains("ASSESSED", "CLOSED"));
        stage(id, "ASSESSED").statusCode(200);
        stage(id, "AT_BINDERY").statusCode(200);
        tags(item).body("processTags", contains("BINDERY"));
        writing(Map.of(
                        "mender",
                        "Bindery Hansen",
                        "dueBack",
                        "2026-04-01",
                        "cost",
                        Map.of("minor", 1800, "currency", "EUR")))
                .header("If-Match", "\"3\"")
                .put(BASE + "/repairs/" + id)
                .then()
                .statusCode(200)
                .body("cost.minor", equalTo(1800));
        librarian()
                .queryParam("dueBefore", "2026-04-02")
                .get(BASE + "/repairs")
                .then()
                .body("items.id", hasItem(id.toString()));
        librarian()
                .queryParam("dueBefore", "2026-04-01")
                .get(BASE + "/repairs")
                .then()
                .body("items.id", not(hasItem(id.toString())));
        stage(id, "RETURNED").statusCode(200);
        stage(id, "QUALITY_CHECK").statusCode(200);
        tags(item).body("processTags", contains("REPAIR"));
        stage(id, "CLOSED")
                .statusCode(200)
                .body("next", empty())
                .body(
                        "changes.stage",
                        contains("REPORTED", "ASSESSED", "AT_BINDERY", "RETURNED", "QUALITY_CHECK", "CLOSED"));
        tags(item).body("processTags", empty());

        // What is broken again gets another ticket.
        UUID again = reported("TORN-1");
        stage(again, "ASSESSED").statusCode(200);
        stage(again, "WITHDRAWN").statusCode(200);
        tags(item).body("withdrawn", equalTo(true)).body("processTags", empty());
    }

    @Test
    void what_a_desk_finds_damaged_gets_a_ticket_and_a_second_report_changes_nothing() {
        UUID item = item("TORN-AT-DESK");
        for (long version = 2; version < 4; version++) {
            EventPublisher.publish(new ItemDamageReported(
                    item, version, "water", "The last gathering is wet", UUID.randomUUID(), "desk", REPORTED));
        }
        UUID marker = item("TORN-AT-DESK-TOO");
        EventPublisher.publish(new ItemDamageReported(marker, 2, "spine", null, UUID.randomUUID(), "desk", REPORTED));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> tags(marker).body("processTags", contains("REPAIR")));
        tags(item).body("processTags", contains("REPAIR"));
        librarian()
                .queryParam("itemId", item)
                .get(BASE + "/repairs")
                .then()
                .statusCode(200)
                .body("items.damage", contains("water"))
                .body("items.description", contains("The last gathering is wet"))
                .body("items.reportedBy", contains("desk"));
    }

    /** A picture whose file also carries what the camera wrote. */
    private static byte[] jpegWithNotes(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(Color.ORANGE);
        brush.fillRect(0, 0, width, height);
        brush.dispose();
        var plain = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", plain);
        byte[] octets = plain.toByteArray();
        byte[] note = "SECRET-PLACE".getBytes(StandardCharsets.US_ASCII);
        var noted = new ByteArrayOutputStream();
        noted.write(octets, 0, 2);
        noted.write(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (note.length + 2)});
        noted.write(note);
        noted.write(octets, 2, octets.length - 2);
        return noted.toByteArray();
    }

    @Test
    void a_photo_is_painted_anew_and_keeps_nothing_of_what_the_camera_wrote() throws IOException {
        UUID item = item("TORN-2");
        UUID id = reported("TORN-2");
        assertThat(item).isNotNull();
        byte[] sent = jpegWithNotes(3200, 400);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("SECRET-PLACE");
        String photo = librarian()
                .contentType("image/jpeg")
                .body(sent)
                .post(BASE + "/repairs/" + id + "/photos")
                .then()
                .statusCode(200)
                .body("photos[0].width", equalTo(1600), "photos[0].height", equalTo(200))
                .extract()
                .jsonPath()
                .getString("photos[0].id");
        byte[] kept = librarian()
                .get(BASE + "/repairs/" + id + "/photos/" + photo)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .extract()
                .asByteArray();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET-PLACE");
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(1600);

        for (byte[] none : new byte[][] {"not a photo".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(sent, 40)}) {
            librarian()
                    .contentType("image/png")
                    .body(none)
                    .post(BASE + "/repairs/" + id + "/photos")
                    .then()
                    .statusCode(409)
                    .body("reasons.code", contains("not-a-photo"));
        }
        librarian()
                .contentType("text/plain")
                .body("a photo")
                .post(BASE + "/repairs/" + id + "/photos")
                .then()
                .statusCode(415);
    }

    @Test
    void repairs_are_for_those_who_process_items() {
        staffWith(Permissions.CATALOG_ITEMS_WRITE).get(BASE + "/repairs").then().statusCode(403);
    }
}
