package org.carrel.catalog.imports;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.ended;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.carrel.catalog.imports.ImportFiles.book;
import static org.carrel.catalog.imports.ImportFiles.file;
import static org.carrel.catalog.imports.ImportFiles.get;
import static org.carrel.catalog.imports.ImportFiles.octets;
import static org.carrel.catalog.imports.ImportFiles.recordIds;
import static org.carrel.catalog.imports.ImportFiles.started;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

/** What imports may not do: store what breaks the rules, if so wished, and change what is protected. */
@CarrelTest
class CheckedImportsServiceTest {

    private static final Map<String, String> STRICT = Map.of("findings", "REJECT_ERRORS");

    private static Map<String, Object> of(String source, Map<String, ?> more) {
        var options = new HashMap<String, Object>(more);
        options.put("source", source);
        return options;
    }

    private static void forbidden(String tag) {
        writing(Map.of(
                        "name",
                        "no-" + tag,
                        "severity",
                        "ERROR",
                        "tag",
                        tag,
                        "check",
                        "FORBIDDEN",
                        "explanation",
                        "Field " + tag + " is not used here."))
                .post(BASE + "/validation-rules")
                .then()
                .statusCode(201);
    }

    @Test
    void a_record_with_an_error_is_stored_and_counted_unless_such_records_are_to_be_rejected() {
        byte[] file = file(book("val-1", "245 $a Right"), book("val-2", "245 $a One", "245 $a Two"));
        UUID lenient = started(file, of("val-lenient", Map.of()));
        ended(lenient)
                .body("plan.findings", equalTo("REPORT"))
                .body("created", equalTo(2))
                .body("rejected", equalTo(0))
                .body("findings.errors", equalTo(1))
                .body("findings.rejected", equalTo(0));
        UUID strict = started(file, of("val-strict", STRICT));
        ended(strict)
                .body("plan.findings", equalTo("REJECT_ERRORS"))
                .body("created", equalTo(1))
                .body("rejected", equalTo(1))
                .body("findings.errors", equalTo(1))
                .body("findings.rejected", equalTo(1));
        get("/imports/" + strict + "/rejected")
                .body("items.number", contains(2))
                .body("items.reason", contains("validation-failed"))
                .body("items[0].findings[0].rule", equalTo("field-repeated"))
                .body("items[0].findings[0].tag", equalTo("245"))
                .body("items[0].findings[0].occurrence", equalTo(2));
        get("/records?source=val-strict").body("items.title", contains("Right"));
    }

    @Test
    void a_preview_says_which_rules_records_break_before_anything_is_stored() {
        forbidden("698");
        byte[] file = file(book("pre-1", "245 $a Right"), book("pre-2", "245 $a Wrong", "698 $a Something"));
        UUID strict = started(file, of("pre", Map.of("findings", "REJECT_ERRORS", "stage", true)));
        ended(strict).body("state", equalTo("STAGED"));
        get("/imports/" + strict + "/preview")
                .body("actions.NEW", equalTo(1))
                .body("actions.REJECTED", equalTo(1))
                .body("findings.errors", equalTo(1))
                .body("findings.rejected", equalTo(1));
        get("/imports/" + strict + "/staged?action=REJECTED")
                .body("items", hasSize(1))
                .body("items[0].why.reason", equalTo("validation-failed"))
                .body("items[0].why.detail", equalTo("Field 698 is not used here."))
                .body("items[0].findings.rule", hasItem("local:no-698"));
        librarian().post(BASE + "/imports/" + strict + "/commit").then().statusCode(202);
        ended(strict)
                .body("created", equalTo(1))
                .body("rejected", equalTo(1))
                .body("findings.errors", equalTo(1))
                .body("findings.rejected", equalTo(1));
        UUID lenient = started(file, of("pre", Map.of("stage", true, "force", true)));
        ended(lenient).body("state", equalTo("STAGED")).body("rejected", equalTo(0));
        get("/imports/" + lenient + "/staged?action=NEW")
                .body("items.number", contains(2))
                .body("items[0].findings.rule", hasItem("local:no-698"));
    }

    @Test
    void what_is_checked_is_the_record_as_it_will_be_stored() {
        forbidden("995");
        ended(started(
                        file(book("mer-1", "245 $a Old"), book("mer-2", "245 $a Old", "995 $a ours")),
                        of("mer", Map.of())))
                .body("created", equalTo(2));
        byte[] update = file(
                book("mer-1", "245 $a New", "995 $a theirs"),
                book("mer-2", "245 $a New"),
                book("mer-3", "245 $a New", "995 $a theirs"));
        Map<String, Object> merging = Map.of("findings", "REJECT_ERRORS", "onMatch", "MERGE");
        UUID merged = started(update, of("mer", merging));
        // Merging leaves local fields as they are in the catalogue: those that arrive are lost, with their error.
        ended(merged)
                .body("updated", equalTo(2))
                .body("created", equalTo(0))
                .body("rejected", equalTo(1))
                .body("findings.errors", equalTo(2))
                .body("findings.rejected", equalTo(1));
        get("/imports/" + merged + "/rejected")
                .body("items.number", contains(3))
                .body("items.reason", contains("validation-failed"));
        get("/records?source=mer").body("items.title", contains("New", "New"));
    }

    @Test
    void a_file_of_nothing_but_wrong_records_is_a_file_of_records() {
        forbidden("697");
        int count = 1_001;
        var file = new ByteArrayOutputStream();
        for (int number = 1; number <= count; number++) {
            file.writeBytes(book("all-" + number, "245 $a Wrong", "697 $a Something"));
        }
        ended(started(file.toByteArray(), of("all-wrong", STRICT)))
                .body("state", equalTo("DONE"))
                .body("rejected", equalTo(count))
                .body("findings.rejected", equalTo(count));
    }

    private static void guarded(Map<String, String> rule) {
        writing(rule).post(BASE + "/protection-rules").then().statusCode(201);
    }

    private static UUID sent(RequestSpecification sender, byte[] file, Map<String, ?> options) {
        return sender.contentType("application/marc")
                .queryParams(options)
                .body(file)
                .post(BASE + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static RequestSpecification clerk() {
        return staffWith("catalog.imports.run");
    }

    @Test
    void what_is_protected_stays_until_somebody_decides_who_makes_the_rules() {
        guarded(Map.of("tag", "590", "source", "prot", "reason", "These notes are our own."));
        byte[] before = book("prot-1", "245 $a Old", "590 $a Ours");
        UUID first = started(before, of("prot", Map.of()));
        ended(first).body("created", equalTo(1));
        String known = recordIds(first).getFirst();
        byte[] update = book("prot-1", "245 $a New");
        UUID id = sent(clerk(), update, of("prot", Map.of()));
        ended(id).body("review", equalTo(1)).body("updated", equalTo(0));
        assertThat(octets(known)).isEqualTo(before);
        get("/imports/" + id + "/records").body("items[0].detail", equalTo("These notes are our own."));
        get("/imports/" + id + "/review")
                .body("items.reason", contains("field-protected"))
                .body("items[0].candidates.recordId", contains(known))
                .body("items[0].candidates.weight", contains(1));
        var overlay = Map.of("action", "OVERLAY", "recordId", known);
        clerk().contentType("application/json")
                .body(overlay)
                .put(BASE + "/imports/" + id + "/decisions/1")
                .then()
                .statusCode(409)
                .body("code", equalTo("decision-impossible"))
                .body("detail", equalTo("field-protected"));
        get("/imports/" + id + "/review").body("items", hasSize(1));
        writing(overlay)
                .put(BASE + "/imports/" + id + "/decisions/1")
                .then()
                .statusCode(202)
                .body("review", equalTo(0))
                .body("updated", equalTo(1));
        assertThat(octets(known)).isEqualTo(update);
        get("/imports/" + id + "/review").body("items", empty());
    }

    @Test
    void an_overlay_that_leaves_what_is_protected_alone_is_anybodys() {
        guarded(Map.of("tag", "59X", "source", "prot-merge", "reason", "These notes are our own."));
        UUID first = started(book("prot-2", "245 $a Old", "590 $a Ours"), of("prot-merge", Map.of()));
        ended(first).body("created", equalTo(1));
        byte[] update = book("prot-2", "245 $a New", "590 $a Theirs");
        ended(sent(clerk(), update, of("prot-merge", Map.of("onMatch", "MERGE"))))
                .body("updated", equalTo(1))
                .body("review", equalTo(0));
        assertThat(octets(recordIds(first).getFirst())).isEqualTo(book("prot-2", "245 $a New", "590 $a Ours"));
    }

    @Test
    void who_makes_the_rules_imports_over_them_though_the_job_runs_later() {
        guarded(Map.of("source", "prot-whole", "reason", "The union catalogue keeps these records."));
        byte[] before = book("prot-3", "245 $a Old");
        UUID first = started(before, of("prot-whole", Map.of()));
        ended(first).body("created", equalTo(1));
        byte[] update = book("prot-3", "245 $a New");
        UUID staged = sent(clerk(), update, of("prot-whole", Map.of("stage", true)));
        ended(staged).body("state", equalTo("STAGED"));
        get("/imports/" + staged + "/staged")
                .body("items[0].action", equalTo("REVIEW"))
                .body("items[0].why.reason", equalTo("record-protected"))
                .body("items[0].diff.text", hasItem("## $a New"));
        librarian().post(BASE + "/imports/" + staged + "/discard").then().statusCode(202);
        assertThat(octets(recordIds(first).getFirst())).isEqualTo(before);
        ended(sent(staffWith("catalog.imports.run", "catalog.rules.write"), update, of("prot-whole", Map.of())))
                .body("updated", equalTo(1))
                .body("review", equalTo(0));
        assertThat(octets(recordIds(first).getFirst())).isEqualTo(update);
    }
}
