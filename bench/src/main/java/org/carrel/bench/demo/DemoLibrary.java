package org.carrel.bench.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;

import org.carrel.bench.api.Accounts;
import org.carrel.bench.api.Answer;
import org.carrel.bench.api.CarrelApi;

/** Loads the demo consortium into a running Carrel through its public API. */
public final class DemoLibrary {

    private static final List<String> FILES =
            List.of("folio-cornell-exemplars.mrc.gz", "solrmarc-spec.mrc.gz", "solrmarc-uva-2000.mrc.gz");
    private static final int ITEMS_AT_ONCE = 250;
    private static final int CALLS_AT_ONCE = 4;
    private static final Duration IMPORT_WITHIN = Duration.ofMinutes(10);

    private final CarrelApi admin;
    private final CarrelApi cataloguer;
    private final Clock clock;

    private DemoLibrary(CarrelApi admin, CarrelApi cataloguer, Clock clock) {
        this.admin = admin;
        this.cataloguer = cataloguer;
        this.clock = clock;
    }

    /** Runs the loader: {@code --url URL --accounts FILE}. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = options(arguments);
        Accounts accounts = Accounts.read(Path.of(required(options, "--accounts")));
        load(URI.create(required(options, "--url")), accounts);
    }

    /** Loads whatever of the demo consortium is not there yet. */
    public static void load(URI url, Accounts accounts) {
        CarrelApi api = CarrelApi.at(url);
        var demo = new DemoLibrary(
                api.as("admin", accounts.password("admin")),
                api.as("cataloguer", accounts.password("cataloguer")),
                Clock.systemUTC());
        Map<String, String> places = demo.places();
        demo.openingHours(places);
        demo.groups();
        demo.patrons(places);
        demo.records();
        demo.items(places);
    }

    private Map<String, String> places() {
        Map<String, String> ids = new HashMap<>();
        for (DemoPlaces.Place place : DemoPlaces.all()) {
            JsonNode there =
                    admin.get("/api/catalog/places?code=" + place.code()).good().path("items");
            String id = there.isEmpty()
                    ? admin.post("/api/catalog/places", body(place, ids))
                            .good()
                            .path("id")
                            .asText()
                    : there.get(0).path("id").asText();
            ids.put(place.code(), id);
        }
        say(ids.size() + " places");
        return ids;
    }

    private static Map<String, Object> body(DemoPlaces.Place place, Map<String, String> ids) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", place.kind());
        body.put("code", place.code());
        body.put("name", place.name());
        if (place.parent() != null) {
            body.put("parentId", ids.get(place.parent()));
        }
        if (place.timeZone() != null) {
            body.put("timeZone", place.timeZone());
        }
        body.put("pickup", place.pickup());
        body.put("mobile", place.mobile());
        return body;
    }

    /** Town libraries close on Sundays, the bookmobile at weekends; the university is open late. */
    private void openingHours(Map<String, String> places) {
        int year = LocalDate.ofInstant(clock.instant(), clock.getZone()).getYear();
        for (DemoPlaces.Branch branch : DemoPlaces.BRANCHES) {
            String address = "/api/circulation/calendars/" + places.get(branch.code());
            Answer there = admin.get(address);
            if (there.isGood() && !there.body().path("week").isEmpty()) {
                continue;
            }
            admin.put(address, there.etag().orElse(null), hours(branch, year)).good();
        }
        say("opening hours of " + DemoPlaces.BRANCHES.size() + " branches");
    }

    private static Map<String, Object> hours(DemoPlaces.Branch branch, int year) {
        Map<String, Object> week = new LinkedHashMap<>();
        List<Map<String, String>> weekday = branch.academic()
                ? List.of(span("08:30", "22:00"))
                : branch.mobile()
                        ? List.of(span("10:00", "12:30"), span("14:00", "18:00"))
                        : List.of(span("10:00", "19:00"));
        for (String day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
            week.put(day, weekday);
        }
        if (!branch.mobile()) {
            week.put("SATURDAY", List.of(span("10:00", "16:00")));
        }
        if (branch.academic()) {
            week.put("SUNDAY", List.of(span("12:00", "18:00")));
        }
        var exceptions = new ArrayList<Map<String, Object>>();
        for (int y = year; y <= year + 1; y++) {
            exceptions.add(closed(y + "-12-24", y + "-12-27", "Christmas"));
            exceptions.add(closed(y + "-03-17", y + "-03-17", "Saint Patrick’s Day"));
        }
        return Map.of("week", week, "exceptions", exceptions);
    }

    private static Map<String, String> span(String opens, String closes) {
        return Map.of("opens", opens, "closes", closes);
    }

    private static Map<String, Object> closed(String from, String to, String reason) {
        return Map.of("from", from, "to", to, "spans", List.of(), "reason", reason);
    }

    private void groups() {
        for (DemoPatrons.Group group : DemoPatrons.GROUPS) {
            if (!admin.get("/api/patron/groups/" + group.code()).isGood()) {
                admin.post(
                                "/api/patron/groups",
                                Map.of(
                                        "code", group.code(),
                                        "name", group.name(),
                                        "expiryMonths", group.expiryMonths(),
                                        "minimumAge", group.youngest(),
                                        "maximumAge", group.oldest()))
                        .good();
            }
        }
        say(DemoPatrons.GROUPS.size() + " patron groups");
    }

    private void patrons(Map<String, String> places) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (DemoPatrons.Person person : DemoPatrons.all(today)) {
            calls.add(() -> patron(person, places));
        }
        say(count(together(calls)) + " patrons registered, " + DemoPatrons.COUNT + " in all");
    }

    private boolean patron(DemoPatrons.Person person, Map<String, String> places) {
        JsonNode there =
                admin.get("/api/patron/patrons?card=" + person.card()).good().path("items");
        if (!there.isEmpty()) {
            return false;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("firstName", person.firstName());
        body.put("lastName", person.lastName());
        body.put("group", person.group());
        body.put("homeBranchId", places.get(person.home().code()));
        body.put("email", person.email());
        body.put("birthDate", person.birthDate().toString());
        body.put("language", person.language());
        body.put("cardNumber", person.card());
        body.put("acceptDuplicate", true);
        admin.post("/api/patron/patrons", body).good();
        return true;
    }

    private void records() {
        for (String file : FILES) {
            String source = file.substring(0, file.indexOf('.'));
            Answer accepted = cataloguer.upload(
                    "/api/catalog/imports?force=true&source=" + source + "&name=" + file,
                    "application/marc",
                    resource(file));
            String id = accepted.good().path("id").asText();
            JsonNode result = finished(id);
            say("%s: %d records added, %d as they were, %d rejected"
                    .formatted(
                            file,
                            result.path("created").asLong(),
                            result.path("unchanged").asLong(),
                            result.path("rejected").asLong()));
        }
    }

    private JsonNode finished(String importId) {
        Instant giveUp = clock.instant().plus(IMPORT_WITHIN);
        while (true) {
            JsonNode state = cataloguer.get("/api/catalog/imports/" + importId).good();
            switch (state.path("state").asText()) {
                case "DONE" -> {
                    return state;
                }
                case "FAILED", "CANCELLED" -> throw new IllegalStateException("the import ended as " + state);
                default -> {
                    if (clock.instant().isAfter(giveUp)) {
                        throw new IllegalStateException("the import does not end: " + state);
                    }
                    pause();
                }
            }
        }
    }

    private void items(Map<String, String> places) {
        List<String> records = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = cataloguer
                    .get("/api/catalog/records?limit=200&after=" + CarrelApi.encoded(next))
                    .good();
            page.path("items").forEach(record -> records.add(record.path("id").asText()));
            next = page.path("next").isTextual() ? page.path("next").asText() : null;
        }
        List<Callable<List<Map<String, Object>>>> calls = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            int index = i;
            calls.add(() -> copies(index, records.get(index), places));
        }
        List<Map<String, Object>> items =
                together(calls).stream().flatMap(List::stream).toList();
        List<Callable<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < items.size(); from += ITEMS_AT_ONCE) {
            List<Map<String, Object>> batch = items.subList(from, Math.min(items.size(), from + ITEMS_AT_ONCE));
            batches.add(() -> cataloguer
                    .post("/api/catalog/items/batch", Map.of("items", batch))
                    .good()
                    .path("added")
                    .asInt());
        }
        int added = together(batches).stream().mapToInt(Integer::intValue).sum();
        say(added + " items added to " + records.size() + " records, " + items.size() + " in all");
    }

    private List<Map<String, Object>> copies(int index, String recordId, Map<String, String> places) {
        JsonNode record = cataloguer.get("/api/catalog/records/" + recordId).good();
        return DemoItems.of(index, record).stream()
                .map(copy -> Map.<String, Object>of(
                        "recordId",
                        recordId,
                        "barcode",
                        copy.barcode(),
                        "locationId",
                        places.get(copy.location()),
                        "materialType",
                        copy.materialType(),
                        "loanType",
                        copy.loanType(),
                        "callNumber",
                        copy.callNumber(),
                        "price",
                        Map.of("minor", copy.price(), "currency", "EUR"),
                        "withdrawn",
                        false))
                .toList();
    }

    /** Runs calls a few at a time and gives their results in order. */
    private static <T> List<T> together(List<Callable<T>> calls) {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLS_AT_ONCE)) {
            List<T> results = new ArrayList<>(calls.size());
            for (Future<T> result : callers.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static long count(List<Boolean> done) {
        return done.stream().filter(Boolean::booleanValue).count();
    }

    private static byte[] resource(String file) {
        try (InputStream in = DemoLibrary.class.getResourceAsStream("/demo/marc/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the demo records are not in this build: " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("say " + name);
        }
        return value;
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println("demo: " + line);
    }
}
