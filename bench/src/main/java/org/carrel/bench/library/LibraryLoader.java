package org.carrel.bench.library;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import org.carrel.bench.api.Answer;
import org.carrel.bench.api.CarrelApi;

/**
 * Writes a planned library through the public API: records as files of a thousand, items in batches of 500, patrons a
 * few at a time. Holds one batch in memory, whatever the size of the plan; the ids of the titles are all it keeps.
 */
public final class LibraryLoader {
    private static final int RECORDS_PER_FILE = 1_000;
    private static final int ITEMS_PER_BATCH = 500;
    private static final int PAGE = 200;
    private static final int AT_ONCE = 8;
    private static final Duration IMPORT_WITHIN = Duration.ofMinutes(5);
    private static final String GROUP = "adult";

    private final CarrelApi api;
    private final LibraryPlan plan;
    private final Invention invention;
    private final Consumer<String> say;

    /**
     * A loader.
     *
     * @param api as a system administrator sees it
     */
    public LibraryLoader(CarrelApi api, LibraryPlan plan, Consumer<String> say) {
        this.api = api;
        this.plan = plan;
        this.invention = new Invention(plan.seed());
        this.say = say;
    }

    public Library load() throws InterruptedException {
        String library = place("LIBRARY", "", "Library", consortium());
        String branch = place("BRANCH", "-B", "Branch", library);
        String location = place("LOCATION", "-L", "Stacks", branch);
        String servicePoint = place("SERVICE_POINT", "-D", "Desk", branch);
        group();
        List<String> titles = titles();
        say.accept(titles.size() + " titles");
        items(titles, location);
        say.accept(plan.items() + " items");
        patrons(branch);
        say.accept(plan.patrons() + " patrons");
        return new Library(plan, branch, location, servicePoint, titles);
    }

    /** There is one in an installation; the first that comes makes it. */
    private String consortium() {
        JsonNode known = api.get("/api/catalog/places?kind=CONSORTIUM").good().path("items");
        return known.isEmpty()
                ? api.post(
                                "/api/catalog/places",
                                Map.of("kind", "CONSORTIUM", "code", "C", "name", "Consortium", "timeZone", "UTC"))
                        .good()
                        .path("id")
                        .asText()
                : known.get(0).path("id").asText();
    }

    private String place(String kind, String suffix, String name, String parent) {
        Map<String, Object> place = new LinkedHashMap<>(Map.of(
                "kind", kind, "code", plan.name() + suffix, "name", name + " " + plan.name(), "parentId", parent));
        if (kind.equals("SERVICE_POINT")) {
            place.put("pickup", true);
        }
        return api.post("/api/catalog/places", place).good().path("id").asText();
    }

    private void group() {
        if (!api.get("/api/patron/groups/" + GROUP).isGood()) {
            api.post("/api/patron/groups", Map.of("code", GROUP, "name", "Adults", "expiryMonths", 24))
                    .good();
        }
    }

    private List<String> titles() throws InterruptedException {
        List<String> ids = new ArrayList<>(plan.titles());
        for (int first = 0; first < plan.titles(); first += RECORDS_PER_FILE) {
            int end = Math.min(plan.titles(), first + RECORDS_PER_FILE);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            for (int title = first; title < end; title++) {
                file.writeBytes(Iso2709.book(plan.name() + "-" + title, invention.title(title)));
            }
            String job = api.upload("/api/catalog/imports?source=bench", "application/marc", file.toByteArray())
                    .good()
                    .path("id")
                    .asText();
            awaitImport(job);
            readIds(job, ids);
        }
        if (ids.size() != plan.titles()) {
            throw new IllegalStateException("of %d titles %d were stored".formatted(plan.titles(), ids.size()));
        }
        return ids;
    }

    private void awaitImport(String job) throws InterruptedException {
        long deadline = System.nanoTime() + IMPORT_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode state = api.get("/api/catalog/imports/" + job).good();
            switch (state.path("state").asText()) {
                case "DONE" -> {
                    return;
                }
                case "FAILED", "CANCELLED" -> throw new IllegalStateException("the import came to nothing: " + state);
                default -> Thread.sleep(50);
            }
        }
        throw new IllegalStateException("an import took longer than " + IMPORT_WITHIN);
    }

    private void readIds(String job, List<String> into) {
        String path = "/api/catalog/imports/" + job + "/records?limit=" + PAGE;
        String after = "";
        do {
            JsonNode page = api.get(path + after).good();
            page.path("items")
                    .forEach(record -> into.add(record.path("recordId").asText()));
            after = page.path("next").isTextual()
                    ? "&after=" + CarrelApi.encoded(page.path("next").asText())
                    : "";
        } while (!after.isEmpty());
    }

    private void items(List<String> titles, String location) {
        for (long first = 0; first < plan.items(); first += ITEMS_PER_BATCH) {
            List<Map<String, Object>> batch = new ArrayList<>();
            for (long number = first; number < Math.min(plan.items(), first + ITEMS_PER_BATCH); number++) {
                int title = (int) (number % plan.titles());
                batch.add(Map.of(
                        "recordId",
                        titles.get(title),
                        "barcode",
                        plan.barcode(number),
                        "locationId",
                        location,
                        "materialType",
                        "book",
                        "loanType",
                        "normal",
                        "callNumber",
                        "QA%d .B%d".formatted(title % 900 + 100, number)));
            }
            JsonNode result =
                    api.post("/api/catalog/items/batch", Map.of("items", batch)).good();
            if (result.path("refused").asInt() > 0) {
                throw new IllegalStateException("items were refused: " + result);
            }
        }
    }

    private void patrons(String branch) throws InterruptedException {
        try (ExecutorService registrars = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int first = 0; first < plan.patrons(); first += PAGE) {
                List<Future<Answer>> answers = new ArrayList<>();
                for (int number = first; number < Math.min(plan.patrons(), first + PAGE); number++) {
                    Map<String, Object> patron = patron(number, branch);
                    answers.add(registrars.submit(() -> api.post("/api/patron/patrons", patron)));
                }
                for (Future<Answer> answer : answers) {
                    answer.get().good();
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a patron was not registered", e.getCause());
        }
    }

    private Map<String, Object> patron(int number, String branch) {
        Invention.Person person = invention.person(number);
        return Map.of(
                "firstName",
                person.firstName(),
                "lastName",
                person.lastName(),
                "group",
                GROUP,
                "homeBranchId",
                branch,
                "birthDate",
                person.birthYear() + "-06-15",
                "cardNumber",
                plan.card(number),
                "acceptDuplicate",
                true);
    }
}
