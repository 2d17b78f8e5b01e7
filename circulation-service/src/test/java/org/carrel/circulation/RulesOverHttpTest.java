package org.carrel.circulation;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.patrons.Patrons;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.app.RuleBook;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** The life of a rule set: drafted, reviewed, tried, published, explained, compared and brought back. */
@CarrelTest
class RulesOverHttpTest {
    private static final String RULES = "/api/circulation/rules";
    private static final String DRAFTS = RULES + "/drafts";

    @Inject
    SmallLibrary library;

    @Inject
    RuleBook book;

    @Inject
    Items items;

    @Inject
    Patrons patrons;

    @Inject
    DataSource source;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    private static RequestSpecification asManager() {
        return as(Tokens.staff("manager")
                .with(Permissions.RULES_READ, Permissions.RULES_WRITE)
                .everywhere());
    }

    private static Map<String, Object> rulesInForce() {
        return asManager().get(RULES).then().statusCode(200).extract().path("rules");
    }

    private static String etag() {
        return asManager().get(RULES).getHeader("ETag");
    }

    private static int version() {
        return asManager().get(RULES).then().extract().path("version");
    }

    private static Map<String, Object> with(Map<String, Object> rules, Map<String, Object> rule) {
        List<Object> all = new java.util.ArrayList<>((List<?>) rules.getOrDefault("rules", List.of()));
        all.removeIf(one -> one instanceof Map<?, ?> map && rule.get("id").equals(map.get("id")));
        all.add(rule);
        Map<String, Object> changed = new java.util.LinkedHashMap<>(rules);
        changed.put("rules", all);
        return changed;
    }

    private static Map<String, Object> rule(String id, Map<String, Object> when, Map<String, Object> set) {
        return Map.of("id", id, "when", when, "set", set);
    }

    private record Begun(UUID id, String etag) {}

    private static Begun draft(Map<String, Object> rules) {
        Response response = asManager()
                .body(Map.of("note", "for the summer", "rules", rules))
                .post(DRAFTS);
        response.then().statusCode(201);
        return new Begun(UUID.fromString(response.path("id")), response.getHeader("ETag"));
    }

    private static Response publish(Begun draft) {
        return asManager().header("If-Match", draft.etag()).post(DRAFTS + "/" + draft.id() + "/publication");
    }

    private static Map<String, Object> shortLoansOf(String materialType, String period) {
        return with(
                rulesInForce(),
                rule(
                        "short " + materialType,
                        Map.of("materialType", List.of(materialType)),
                        Map.of("loanPeriod", period)));
    }

    @Test
    void a_draft_begins_with_the_rules_in_force_and_changes_nothing_until_it_is_published() {
        int before = version();
        Response begun = asManager().body(Map.of("note", "summer")).post(DRAFTS);
        begun.then()
                .statusCode(201)
                .body("basedOn", equalTo(before))
                .body("version", equalTo(1))
                .body("rules.title", equalTo(rulesInForce().get("title")));
        String id = begun.path("id");
        asManager()
                .header("If-Match", begun.getHeader("ETag"))
                .body(Map.of("note", "summer", "rules", shortLoansOf("map", "3 days")))
                .put(DRAFTS + "/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        asManager()
                .get(DRAFTS + "/" + id + "/review")
                .then()
                .statusCode(200)
                .body("sound", equalTo(true))
                .body("mistakes", empty())
                .body("changes.rule", contains("short map"))
                .body("changes[0].kind", equalTo("ADDED"))
                .body("changes[0].details.part", hasItems("set.loanPeriod", "when.materialType"));
        assertThat(version()).isEqualTo(before);
        asManager()
                .get(DRAFTS)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items[0].rules", nullValue());

        asManager()
                .header("If-Match", "\"2\"")
                .post(DRAFTS + "/" + id + "/publication")
                .then()
                .statusCode(200)
                .body("version", equalTo(before + 1))
                .body("note", equalTo("summer"));
        asManager().get(DRAFTS + "/" + id).then().statusCode(404);
        assertThat(book.table().version()).isEqualTo(before + 1);
    }

    @Test
    void a_draft_may_be_unsound_and_its_review_says_what_would_be_ambiguous() {
        Map<String, Object> tied = with(
                with(
                        rulesInForce(),
                        rule("one", Map.of("loanType", List.of("week", "two-weeks")), Map.of("loanPeriod", "7 days"))),
                rule("two", Map.of("loanType", List.of("week")), Map.of("loanPeriod", "8 days")));
        Begun draft = draft(tied);
        asManager()
                .get(DRAFTS + "/" + draft.id() + "/review")
                .then()
                .statusCode(200)
                .body("sound", equalTo(false))
                .body("mistakes.code", contains("tie"))
                .body("mistakes[0].message", containsString("for example where loanType is week"));
        publish(draft).then().statusCode(400).body("errors.code", contains("tie"));
        asManager()
                .get(DRAFTS + "/" + draft.id() + "/simulation")
                .then()
                .statusCode(400)
                .body("errors.code", contains("tie"));
        Begun scribble = draft(Map.of("title", "nothing yet"));
        asManager()
                .get(DRAFTS + "/" + scribble.id() + "/review")
                .then()
                .body("sound", equalTo(false))
                .body("mistakes.field", contains("rules"));
    }

    @Test
    void dates_that_have_passed_are_doubtful_but_may_be_published() {
        Begun draft = draft(with(
                rulesInForce(),
                rule("term", Map.of("loanType", List.of("term")), Map.of("loanPeriod", "until 2001-01-31"))));
        asManager()
                .get(DRAFTS + "/" + draft.id() + "/review")
                .then()
                .body("sound", equalTo(true))
                .body("doubts.code", contains("dates-have-passed"));
    }

    @Test
    void a_draft_that_others_overtook_is_looked_at_again_before_it_is_published() {
        Begun slow = draft(shortLoansOf("score", "5 days"));
        publish(draft(shortLoansOf("atlas", "6 days"))).then().statusCode(200);
        int newest = version();
        publish(slow)
                .then()
                .statusCode(409)
                .body("code", equalTo("draft-outdated"))
                .body("newestVersion", equalTo(newest))
                .body("basedOn", equalTo(newest - 1));
        Response saved = asManager()
                .header("If-Match", slow.etag())
                .body(Map.of("onNewest", true, "rules", shortLoansOf("score", "5 days")))
                .put(DRAFTS + "/" + slow.id());
        saved.then().statusCode(200).body("basedOn", equalTo(newest));
        publish(new Begun(slow.id(), saved.getHeader("ETag"))).then().statusCode(200);
        assertThat(version()).isEqualTo(newest + 1);
    }

    @Test
    void two_who_work_on_one_draft_do_not_overwrite_each_other() {
        Begun draft = draft(rulesInForce());
        String path = DRAFTS + "/" + draft.id();
        Map<String, Object> body = Map.of("rules", shortLoansOf("globe", "2 days"));
        asManager().header("If-Match", draft.etag()).body(body).put(path).then().statusCode(200);
        asManager().header("If-Match", draft.etag()).body(body).put(path).then().statusCode(412);
        asManager().body(body).put(path).then().statusCode(428);
        asManager().header("If-Match", draft.etag()).delete(path).then().statusCode(412);
        asManager().header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        asManager().get(path).then().statusCode(404);
    }

    @Test
    void a_draft_can_be_written_and_read_as_yaml() {
        String yaml = asManager().accept("application/yaml").get(RULES).asString();
        String id = asManager()
                .contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .post(DRAFTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(asManager().accept("application/yaml").get(DRAFTS + "/" + id).asString())
                .contains("loanPeriod: 28 days");
        asManager()
                .get(DRAFTS + "/" + id + "/review")
                .then()
                .body("sound", equalTo(true))
                .body("changes", empty());
    }

    @Test
    void the_simulation_tells_what_the_open_loans_would_be_like() {
        Reader heavy = library.reader();
        for (int i = 0; i < 3; i++) {
            SmallLibrary.lent(heavy, library.item("model", "normal"));
        }
        UUID book = SmallLibrary.lent(heavy, library.book());
        Map<String, Object> rules = shortLoansOf("model", "3 days");
        Begun draft =
                draft(with(rules, rule("few", Map.of("patronGroup", List.of("adult")), Map.of("loanLimit", "3"))));
        asManager()
                .get(DRAFTS + "/" + draft.id() + "/simulation")
                .then()
                .statusCode(200)
                .body("comparedWith", equalTo(version()))
                .body("loans", greaterThanOrEqualTo(4))
                .body("dueDates.earlier", equalTo(3))
                .body("effects.find { it.setting == 'loanPeriod' }.before", equalTo("28 days"))
                .body("effects.find { it.setting == 'loanPeriod' }.after", equalTo("3 days"))
                .body("effects.find { it.setting == 'loanPeriod' }.ruleAfter", equalTo("short model"))
                .body("effects.find { it.setting == 'loanPeriod' }.loans", equalTo(3))
                .body("effects.find { it.setting == 'loanPeriod' }.samples", hasSize(greaterThan(0)))
                .body("overLimit.find { it.setting == 'loanLimit' }.patrons", greaterThanOrEqualTo(1))
                .body("overLimit.find { it.setting == 'loanLimit' }.after", equalTo("3"));

        List<String> seen = new java.util.ArrayList<>();
        String after = "";
        do {
            Response page =
                    asManager().get(DRAFTS + "/" + draft.id() + "/simulation/loans?setting=loanPeriod&limit=2" + after);
            page.then().statusCode(200).body("items.size()", not(greaterThan(2)));
            seen.addAll(page.jsonPath().getList("items.loanId", String.class));
            String next = page.path("next");
            after = next == null ? "" : "&after=" + next;
        } while (!after.isEmpty());
        assertThat(seen).hasSize(3).doesNotHaveDuplicates().doesNotContain(book.toString());
        asManager()
                .get(DRAFTS + "/" + draft.id() + "/simulation/loans?setting=unheardOf")
                .then()
                .statusCode(400)
                .body("errors.code", contains("unknown-setting"));
    }

    @Test
    void versions_are_listed_compared_exported_and_brought_back() {
        Map<String, Object> original = rulesInForce();
        publish(draft(shortLoansOf("puzzle", "9 days"))).then().statusCode(200);
        int changed = version();
        asManager()
                .get(RULES + "/versions?limit=1")
                .then()
                .statusCode(200)
                .body("items.version", contains(changed))
                .body("items[0].publishedBy", not(startsWith("shipped")))
                .body("items[0].note", equalTo("for the summer"));
        asManager()
                .get(RULES + "/versions/" + changed + "/changes")
                .then()
                .statusCode(200)
                .body("since", equalTo(changed - 1))
                .body("changes.rule", contains("short puzzle"));
        assertThat(asManager()
                        .accept("application/yaml")
                        .get(RULES + "/versions/" + changed)
                        .asString())
                .contains("short puzzle");
        asManager().get(RULES + "/versions/99999").then().statusCode(404);

        String path = RULES + "/versions/" + (changed - 1) + "/restorations";
        asManager().body(Map.of()).post(path).then().statusCode(428);
        asManager()
                .header("If-Match", etag())
                .body(Map.of("note", "too short after all"))
                .post(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(changed + 1))
                .body("restores", equalTo(changed - 1))
                .body("rules", equalTo(original));
        assertThat(book.table().ruleSet().rules()).noneMatch(rule -> rule.id().equals("short puzzle"));
        asManager()
                .get(RULES + "/versions/" + changed)
                .then()
                .statusCode(200)
                .body("rules.rules.id", hasItem("short puzzle"));
    }

    @Test
    void the_rules_are_explained_for_a_card_a_barcode_a_desk_and_a_time() {
        clock.set(Instant.parse("2026-06-01T08:00:00Z"));
        Reader reader = library.reader();
        Book globe = library.item("planisphere", "normal");
        publish(draft(shortLoansOf("planisphere", "4 days"))).then().statusCode(200);
        int first = version();
        clock.set(Instant.parse("2026-06-03T08:00:00Z"));
        publish(draft(shortLoansOf("planisphere", "2 days"))).then().statusCode(200);
        String question = RULES + "/explain?patronCard=" + reader.card() + "&barcode=" + globe.barcode()
                + "&servicePointId=" + NORTH_DESK + "&pickupServicePointId=" + MAIN_DESK;
        asManager()
                .get(question)
                .then()
                .statusCode(200)
                .body("version", equalTo(first + 1))
                .body("situation.patronGroup", equalTo("adult"))
                .body("situation.itemBranch", contains("MAIN", "LIB", "CON"))
                .body("dates.dueAt", equalTo("2026-06-05T21:59:59Z"))
                .body("settings.find { it.setting == 'loanPeriod' }.rule", equalTo("short planisphere"))
                .body(
                        "settings.find { it.setting == 'loanPeriod' }.losers.find { it.rule == 'everyone' }.why",
                        containsString("less specific"));
        asManager()
                .get(question + "&at=2026-06-02T10:00:00Z")
                .then()
                .statusCode(200)
                .body("version", equalTo(first))
                .body("dates.dueAt", equalTo("2026-06-06T21:59:59Z"));
        asManager().get(question + "&at=1999-01-01T10:00:00Z").then().statusCode(404);
        asManager()
                .get(RULES + "/explain?patronGroup=child&barcode=" + globe.barcode() + "&servicePointId="
                        + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void every_setting_is_listed_with_how_it_is_written() {
        asManager()
                .get(RULES + "/settings")
                .then()
                .statusCode(200)
                .body("settings.find { it.name == 'loanPeriod' }.mustBeDecided", equalTo(true))
                .body("settings.find { it.name == 'rentalFee' }.mustBeDecided", equalTo(false))
                .body("settings.find { it.name == 'rentalFee' }.otherwise", equalTo("0.00 EUR per loan"))
                .body("settings.find { it.name == 'debtLimit' }.dimensions", contains("branch", "patronGroup"));
    }

    /** While nobody can read any table that rules, hours or places come from, the rules still answer. */
    @Test
    void a_lookup_asks_no_table() throws SQLException {
        Patron patron = patrons.find(library.reader().id()).orElseThrow();
        Item item = items.find(library.book().id()).orElseThrow();
        String rule = book.terms(patron, item).ruleFor(Setting.LOAN_PERIOD);
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement lock = connection.createStatement()) {
                lock.execute("lock table rule_set, opening_hours, closure, place in access exclusive mode");
            }
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                for (int i = 0; i < 1_000; i++) {
                    assertThat(book.terms(patron, item).ruleFor(Setting.LOAN_PERIOD))
                            .isEqualTo(rule);
                }
            });
            connection.rollback();
        }
    }

    /** What another node commits, this one hears: told by the database, not found by looking every now and then. */
    @Test
    void rules_that_another_node_publishes_hold_here_within_a_second() throws SQLException {
        int before = book.table().version();
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into rule_set (version, published_at, published_by, text)"
                                + " select version + 1, now(), 'another node', text from rule_set"
                                + " where version = ?")) {
            insert.setInt(1, before);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(book.table().version()).isEqualTo(before + 1));
    }

    @Test
    void only_those_who_may_work_on_rules_do() {
        RequestSpecification reads =
                as(Tokens.staff("reader").with(Permissions.RULES_READ).everywhere());
        UUID id = UUID.randomUUID();
        for (String path : List.of(
                "/drafts",
                "/drafts/" + id,
                "/drafts/" + id + "/review",
                "/drafts/" + id + "/simulation",
                "/drafts/" + id + "/simulation/loans",
                "/versions",
                "/versions/1",
                "/versions/1/changes",
                "/settings",
                "/explain")) {
            asTechnician().get(RULES + path).then().statusCode(403);
            as(Tokens.staff("reader").with(Permissions.RULES_READ).everywhere())
                    .get(RULES + path)
                    .then()
                    .statusCode(not(403));
        }
        reads.body(Map.of()).post(DRAFTS).then().statusCode(403);
        as(Tokens.staff("reader").with(Permissions.RULES_READ).everywhere())
                .body(Map.of("rules", Map.of()))
                .put(DRAFTS + "/" + id)
                .then()
                .statusCode(403);
        as(Tokens.staff("reader").with(Permissions.RULES_READ).everywhere())
                .delete(DRAFTS + "/" + id)
                .then()
                .statusCode(403);
        as(Tokens.staff("reader").with(Permissions.RULES_READ).everywhere())
                .post(DRAFTS + "/" + id + "/publication")
                .then()
                .statusCode(403);
        as(Tokens.staff("reader").with(Permissions.RULES_READ).everywhere())
                .body(Map.of())
                .post(RULES + "/versions/1/restorations")
                .then()
                .statusCode(403);
    }
}
