package org.carrel.catalog.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@CarrelTest
class ReferenceOverHttpTest {

    private static UUID logged(UUID branch, String at, String kind, String question, int minutes) {
        return writing(Map.of(
                        "askedAt",
                        at,
                        "branchId",
                        branch,
                        "channel",
                        "DESK",
                        "kind",
                        kind,
                        "question",
                        question,
                        "minutes",
                        minutes,
                        "tags",
                        Set.of("history"),
                        "sources",
                        List.of("City chronicle")))
                .post(BASE + "/reference-questions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    @Test
    void questions_are_logged_answered_found_again_and_counted_by_the_days_of_the_branch() {
        CatalogueApi.Library library = CatalogueApi.library();
        // Half past eleven in the evening in UTC is the next day in Copenhagen.
        UUID late = logged(library.main(), "2026-03-01T23:30:00Z", "RESEARCH", "When was the town hall built?", 30);
        logged(library.main(), "2026-03-02T09:00:00Z", "RESEARCH", "Who was its builder?", 10);
        logged(library.main(), "2026-03-03T09:00:00Z", "DIRECTIONAL", "Where is 100% wool?", 1);
        logged(library.branch(), "2026-03-03T09:00:00Z", "OTHER", "Elsewhere", 5);

        writing(Map.of(
                        "channel",
                        "DESK",
                        "kind",
                        "RESEARCH",
                        "question",
                        "When was the town hall built?",
                        "answer",
                        "In 1905.",
                        "minutes",
                        35))
                .header("If-Match", "\"1\"")
                .put(BASE + "/reference-questions/" + late)
                .then()
                .statusCode(200)
                .body("answer", equalTo("In 1905."), "askedAt", equalTo("2026-03-01T23:30:00Z"));
        writing(Map.of(
                        "branchId",
                        library.main(),
                        "channel",
                        "DESK",
                        "kind",
                        "RESEARCH",
                        "question",
                        "When was the town hall built?",
                        "answer",
                        "In 1905.",
                        "minutes",
                        35))
                .header("If-Match", "\"2\"")
                .put(BASE + "/reference-questions/" + late)
                .then()
                .statusCode(200);
        librarian()
                .queryParam("q", "1905")
                .get(BASE + "/reference-questions")
                .then()
                .statusCode(200)
                .body("items.id", contains(late.toString()));
        librarian()
                .queryParam("q", "0%")
                .get(BASE + "/reference-questions")
                .then()
                .body("items.question", contains("Where is 100% wool?"));

        librarian()
                .queryParam("branchId", library.main())
                .queryParam("from", "2026-03-02")
                .queryParam("until", "2026-03-03")
                .get(BASE + "/reference-questions/statistics")
                .then()
                .statusCode(200)
                .body("questions", equalTo(3), "minutes", equalTo(46))
                .body("counts.day", contains("2026-03-02", "2026-03-03"))
                .body("counts.questions", contains(2, 1));
        assertThat(librarian()
                        .queryParam("branchId", library.main())
                        .get(BASE + "/reference-questions/statistics/table")
                        .then()
                        .statusCode(200)
                        .contentType("text/csv")
                        .extract()
                        .asString()
                        .lines())
                .containsExactly(
                        "day,kind,channel,questions,minutes",
                        "2026-03-02,RESEARCH,DESK,2,45",
                        "2026-03-03,DIRECTIONAL,DESK,1,1");
        librarian().delete(BASE + "/reference-questions/" + late).then().statusCode(204);
        librarian().get(BASE + "/reference-questions/" + late).then().statusCode(404);
    }

    @Test
    void the_log_is_for_those_at_the_reference_desk() {
        staffWith(Permissions.CATALOG_LISTS_WRITE)
                .get(BASE + "/reference-questions")
                .then()
                .statusCode(403);
    }
}
