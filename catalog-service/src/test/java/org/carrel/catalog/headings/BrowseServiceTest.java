package org.carrel.catalog.headings;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.headings.app.MakeHeadings;
import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.marc.Subfield;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.ended;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.send;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class BrowseServiceTest {

    @Inject
    MakeHeadings making;

    @Inject
    DataSource database;

    private static byte[] book(String number, String title, String author, String subject) {
        return Iso2709.write(new MarcRecord(
                        "00000nam a2200000 a 4500",
                        List.of(
                                new MarcField.Control("001", number),
                                new MarcField.Control("008", "840507s1997    xx            00010 eng d"),
                                new MarcField.Data("100", '1', ' ', List.of(new Subfield('a', author))),
                                new MarcField.Data("245", '1', '0', List.of(new Subfield('a', title))),
                                new MarcField.Data("650", ' ', '0', List.of(new Subfield('a', subject))))))
                .toArray();
    }

    private static JsonPath window(RequestSpecification who, String list, String from, int limit) {
        return who.queryParam("from", from)
                .queryParam("limit", limit)
                .get(BASE + "/browse/" + list)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath at(String list, String place, int limit) {
        return reader().queryParam("at", place)
                .queryParam("limit", limit)
                .get(BASE + "/browse/" + list)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static @Nullable Integer count(RequestSpecification who, String list, String text) {
        JsonPath window = window(who, list, text, 1);
        return text.equals(window.getString("items[0].text")) ? window.getInt("items[0].count") : null;
    }

    private long single(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long miscounted() {
        return single("""
                select count(*) from heading h full join (
                    select heading_id, count(*) as total, count(*) filter (where shown) as shown
                    from heading_record group by heading_id) r on r.heading_id = h.id
                where coalesce(h.total, -1) <> coalesce(r.total, 0) or h.shown <> coalesce(r.shown, 0)
                   or h.referred <> (select count(*) from heading_reference f where f.from_id = h.id)
                   or (h.total = 0 and h.referred = 0 and h.authority_id is null)""");
    }

    @Test
    void a_window_stands_around_the_place_and_reads_on_both_ways_to_both_ends() {
        for (String letter : List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L")) {
            CatalogueApi.record(book("w" + letter, "Window " + letter, "Zzwindow, " + letter, "Windows"));
        }
        JsonPath middle = window(reader(), "names", "Zzwindow, Fa", 6);
        assertThat(middle.getList("items.text", String.class))
                .containsExactly(
                        "Zzwindow, D", "Zzwindow, E", "Zzwindow, F", "Zzwindow, G", "Zzwindow, H", "Zzwindow, I");
        assertThat(middle.getInt("place.position")).isEqualTo(3);
        assertThat(middle.getBoolean("place.exact")).isFalse();
        assertThat(window(reader(), "names", "zzwindow f", 6).getBoolean("place.exact"))
                .isFalse();
        assertThat(window(reader(), "names", "ZZWINDOW, F.", 6).getBoolean("place.exact"))
                .isTrue();
        JsonPath on = at("names", middle.getString("next"), 2);
        assertThat(on.getList("items.text", String.class)).containsExactly("Zzwindow, J", "Zzwindow, K");
        assertThat(on.getString("place")).isNull();
        JsonPath last = at("names", on.getString("next"), 10);
        assertThat(last.getList("items.text", String.class)).startsWith("Zzwindow, L");
        assertThat(last.getString("next")).isNull();
        JsonPath back = at("names", middle.getString("previous"), 2);
        assertThat(back.getList("items.text", String.class)).containsExactly("Zzwindow, B", "Zzwindow, C");
        JsonPath beginning = window(reader(), "names", "", 3);
        assertThat(beginning.getString("previous")).isNull();
        assertThat(beginning.getInt("place.position")).isZero();
        JsonPath behindAll = window(reader(), "names", "\uD8FF\uDFFF", 3);
        assertThat(behindAll.getString("next")).isNull();
        assertThat(behindAll.getInt("place.position")).isEqualTo(1);
    }

    @Test
    void reading_on_and_back_through_a_real_list_shows_every_line_once_and_in_order() {
        ended(send(SampleRecords.university(), "uva")).body("rejected", equalTo(0));
        var forward = new ArrayList<String>();
        JsonPath stretch = window(reader(), "subjects", "", 100);
        forward.addAll(stretch.getList("items.id", String.class));
        while (stretch.getString("next") != null) {
            stretch = at("subjects", stretch.getString("next"), 100);
            forward.addAll(stretch.getList("items.id", String.class));
        }
        assertThat(forward).doesNotHaveDuplicates().hasSizeGreaterThan(1_500);
        var backward = new ArrayList<>(stretch.getList("items.id", String.class));
        while (stretch.getString("previous") != null) {
            stretch = at("subjects", stretch.getString("previous"), 100);
            backward.addAll(0, stretch.getList("items.id", String.class));
        }
        assertThat(backward).isEqualTo(forward);
        assertThat(miscounted()).isZero();
    }

    @Test
    void counts_follow_hiding_editing_and_deleting() {
        UUID one = CatalogueApi.record(book("c1", "Counted one", "Counter, A.", "Counting things"));
        UUID two = CatalogueApi.record(book("c2", "Counted two", "Counter, B.", "Counting things"));
        assertThat(count(reader(), "subjects", "Counting things")).isEqualTo(2);
        hide(one, true);
        assertThat(count(reader(), "subjects", "Counting things")).isEqualTo(1);
        assertThat(count(librarian(), "subjects", "Counting things")).isEqualTo(2);
        assertThat(count(reader(), "titles", "Counted one")).isNull();
        revise(one, book("c1", "Counted one", "Counter, A.", "Counting others"));
        assertThat(count(librarian(), "subjects", "Counting things")).isEqualTo(1);
        assertThat(count(librarian(), "subjects", "Counting others")).isEqualTo(1);
        assertThat(count(reader(), "subjects", "Counting others")).isNull();
        hide(one, false);
        assertThat(count(reader(), "subjects", "Counting others")).isEqualTo(1);
        delete(one);
        assertThat(count(librarian(), "subjects", "Counting others")).isNull();
        assertThat(single("select count(*) from heading where text = 'Counting others'"))
                .isZero();
        delete(two);
        assertThat(single(
                        "select count(*) from heading where text in ('Counting things', 'Counter, A.', 'Counter, B.')"))
                .isZero();
        assertThat(miscounted()).isZero();
    }

    private static void hide(UUID id, boolean suppressed) {
        writing(Map.of("suppressed", suppressed))
                .header("If-Match", etag(id))
                .put(BASE + "/records/" + id + "/visibility")
                .then()
                .statusCode(200);
    }

    private static void revise(UUID id, byte[] octets) {
        librarian()
                .contentType("application/marc")
                .header("If-Match", etag(id))
                .body(octets)
                .put(BASE + "/records/" + id + "/marc")
                .then()
                .statusCode(200);
    }

    private static void delete(UUID id) {
        librarian()
                .header("If-Match", etag(id))
                .delete(BASE + "/records/" + id)
                .then()
                .statusCode(204);
    }

    private static String etag(UUID id) {
        return librarian().get(BASE + "/records/" + id).getHeader("ETag");
    }

    @Test
    void many_hands_at_once_leave_the_counts_right() throws InterruptedException {
        var hands = new ArrayList<Thread>();
        for (int hand = 0; hand < 6; hand++) {
            int number = hand;
            hands.add(Thread.ofVirtual().start(() -> {
                for (int turn = 0; turn < 8; turn++) {
                    String name = "hand" + number + "-" + turn;
                    UUID id = CatalogueApi.record(book(name, "Of many " + turn, "Hands, " + turn, "Many hands"));
                    if (turn % 4 == 1) {
                        hide(id, true);
                    } else if (turn % 4 == 2) {
                        revise(id, book(name, "Of many " + (turn + 1), "Hands, " + number, "Many hands"));
                    } else if (turn % 4 == 3) {
                        delete(id);
                    }
                }
            }));
        }
        for (Thread hand : hands) {
            hand.join();
        }
        assertThat(count(librarian(), "subjects", "Many hands")).isEqualTo(36);
        assertThat(count(reader(), "subjects", "Many hands")).isEqualTo(24);
        assertThat(miscounted()).isZero();
    }

    @Test
    void a_heading_leads_to_its_records_page_by_page() {
        for (int number = 1; number <= 5; number++) {
            CatalogueApi.record(book("r" + number, "Read " + number, "Reader, R.", "Leading on"));
        }
        String id = window(reader(), "subjects", "Leading on", 1).getString("items[0].id");
        JsonPath page = reader().queryParam("limit", 3)
                .get(BASE + "/browse/subjects/" + id + "/records")
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .extract()
                .jsonPath();
        reader().queryParam("limit", 3)
                .queryParam("after", page.getString("next"))
                .get(BASE + "/browse/subjects/" + id + "/records")
                .then()
                .statusCode(200)
                .body("items.title", contains("Read 4", "Read 5"))
                .body("next", nullValue());
        reader().get(BASE + "/browse/subjects/" + id)
                .then()
                .statusCode(200)
                .body("text", equalTo("Leading on"))
                .body("count", equalTo(5));
        reader().get(BASE + "/browse/names/" + id).then().statusCode(404);
        reader().get(BASE + "/browse/smells").then().statusCode(404);
        reader().queryParam("at", "made-up")
                .get(BASE + "/browse/names")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"));
    }

    @Test
    void the_shelf_holds_items_and_records_and_says_which_number_is_free() {
        UUID consortium = CatalogueApi.place("CONSORTIUM", "BROWSE", null, Map.of("timeZone", "Europe/Copenhagen"));
        UUID library = CatalogueApi.place("LIBRARY", "BL", consortium, Map.of());
        UUID branch = CatalogueApi.place("BRANCH", "BB", library, Map.of());
        UUID stacks = CatalogueApi.place("LOCATION", "BS", branch, Map.of());
        UUID one = shelved("s1", "Shelved one", stacks, "TX714 .B55 2018");
        UUID two = shelved("s2", "Shelved two", stacks, "TX714 .B6 2010");
        shelved("s2b", "Shelved before", stacks, "TX714 .B5 1999");
        CatalogueApi.writing(CatalogueApi.itemBody(two, stacks, null, Map.of("callNumber", "TX714 .B6 2010")))
                .post(BASE + "/items")
                .then()
                .statusCode(201);
        UUID unheld = CatalogueApi.record(Iso2709.write(new MarcRecord(
                        "00000nam a2200000 a 4500",
                        List.of(
                                new MarcField.Control("001", "s3"),
                                new MarcField.Data(
                                        "050",
                                        ' ',
                                        '4',
                                        List.of(new Subfield('a', "TX714"), new Subfield('b', ".B57"))),
                                new MarcField.Data("245", '0', '0', List.of(new Subfield('a', "Not held"))))))
                .toArray());
        JsonPath shelf = window(reader(), "call-numbers", "TX714 .B55", 20);
        assertThat(shelf.getList("items.title", String.class))
                .containsSubsequence("Shelved before", "Shelved one", "Not held", "Shelved two");
        assertThat(shelf.getList("items.copies", Integer.class)).containsSubsequence(1, 1, 0, 2);
        int place = shelf.getInt("place.position");
        assertThat(shelf.getString("items[" + place + "].title")).isEqualTo("Shelved one");
        reader().queryParam("from", "TX714 .B55")
                .queryParam("locationId", stacks)
                .get(BASE + "/browse/call-numbers")
                .then()
                .statusCode(200)
                .body("items.title", contains("Shelved before", "Shelved one", "Shelved two"));
        hide(unheld, true);
        assertThat(window(reader(), "call-numbers", "TX714 .B57", 20).getList("items.title", String.class))
                .doesNotContain("Not held");
        assertThat(window(librarian(), "call-numbers", "TX714 .B57", 20).getList("items.title", String.class))
                .contains("Not held");
        staffWith(Permissions.CATALOG_ITEMS_WRITE)
                .queryParam("callNumber", "TX714 .B55 2018")
                .get(BASE + "/browse/call-numbers/standing")
                .then()
                .statusCode(200)
                .body("taken", equalTo(true))
                .body("holders.recordId", contains(one.toString()))
                .body("before.title", hasItem("Shelved before"))
                .body("behind[0].title", equalTo("Not held"))
                .body("behind[1].title", equalTo("Shelved two"))
                .body("free", contains("TX714 .B552 2018", "TX714 .B553 2018", "TX714 .B554 2018"));
        staffWith(Permissions.CATALOG_PLACES_WRITE)
                .queryParam("callNumber", "TX714 .B55 2018")
                .get(BASE + "/browse/call-numbers/standing")
                .then()
                .statusCode(403);
    }

    private static UUID shelved(String number, String title, UUID location, String callNumber) {
        UUID record = CatalogueApi.record(book(number, title, "Shelver, S.", "Shelves"));
        writing(CatalogueApi.itemBody(record, location, null, Map.of("callNumber", callNumber)))
                .post(BASE + "/items")
                .then()
                .statusCode(201);
        return record;
    }

    @Test
    void lists_of_records_that_are_there_already_are_made_by_themselves_and_taken_up_after_a_break() {
        ended(send(SampleRecords.exemplars(), "made")).body("created", equalTo(62));
        long lines = single("select count(*) from heading");
        long uses = single("select count(*) from heading_record");
        making.stop();
        execute("delete from heading_record");
        execute("delete from heading");
        execute("update heading_build set rules = 'of long ago', position = null");
        assertThat(window(reader(), "names", "", 5).getBoolean("complete")).isFalse();
        making.start();
        await().untilAsserted(() -> assertThat(making.state().complete()).isTrue());
        assertThat(single("select count(*) from heading")).isEqualTo(lines);
        assertThat(single("select count(*) from heading_record")).isEqualTo(uses);
        assertThat(miscounted()).isZero();
        // Taken up in the middle, and by rules that file otherwise: nothing is counted twice.
        making.stop();
        execute("update heading set sort_key = '\\x00'");
        execute("""
                update heading_build set rules = 'of long ago', runner = null,
                       making = (select rules from heading_build),
                       position = (select id from record order by id offset 30 limit 1)""");
        making.start();
        await().untilAsserted(() -> assertThat(making.state().complete()).isTrue());
        assertThat(single("select count(*) from heading_record")).isEqualTo(uses);
        assertThat(single("select count(*) from heading where sort_key <> '\\x00'"))
                .isPositive();
        assertThat(miscounted()).isZero();
        making.stop();
        execute("update heading_build set rules = 'of long ago', position = null, making = null");
        making.start();
        await().untilAsserted(() -> assertThat(making.state().complete()).isTrue());
        assertThat(single("select count(*) from heading where sort_key = '\\x00'"))
                .isZero();
    }

    private void execute(String statement) {
        try (var connection = database.getConnection();
                var run = connection.createStatement()) {
            run.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
