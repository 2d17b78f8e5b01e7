package org.carrel.bench.day;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import org.carrel.bench.api.Accounts;
import org.carrel.bench.api.Answer;
import org.carrel.bench.api.CarrelApi;

/**
 * The day: a technician finds a title by a word of it, registers two patrons, lends two items, takes a hold, sees a
 * renewal refused with its reason, checks the item in at another branch, follows it to the pickup branch and onto the
 * hold shelf; the patron gets an e-mail and picks it up; and a title that nobody owns is asked for by interlibrary
 * loan. Every step checks what Carrel answered. May be run as often as one likes: it uses new patrons and free items
 * each time.
 */
public final class FirstDay {

    private static final Duration PROPAGATION = Duration.ofSeconds(20);
    private static final List<String> WORDS =
            List.of("history", "music", "american", "guide", "art", "world", "life", "poems", "science", "war");

    private final CarrelApi desk;
    private final CarrelApi ill;
    private final MailFolder mail;
    private final Consumer<String> tell;
    private final Map<String, String> places = new HashMap<>();

    private FirstDay(CarrelApi desk, CarrelApi ill, MailFolder mail, Consumer<String> tell) {
        this.desk = desk;
        this.ill = ill;
        this.mail = mail;
        this.tell = tell;
    }

    /** A title with one copy that can be lent. */
    private record Copy(String recordId, String title, String itemId, String barcode, String branchCode) {}

    private record Patron(String id, String card, String name, String email) {}

    /** Runs the day against a Carrel with the demo consortium. */
    public static void run(URI url, Accounts accounts, MailFolder mail, Consumer<String> tell) {
        CarrelApi api = CarrelApi.at(url);
        new FirstDay(api.as("desk", accounts.password("desk")), api.as("ill", accounts.password("ill")), mail, tell)
                .run();
    }

    private void run() {
        learnPlaces();
        List<Copy> copies = findTwoFreeCopies();
        Copy wanted = copies.get(0);
        Copy other = copies.get(1);
        Patron ada = registerPatron("Ada", "Okonkwo");
        Patron ben = registerPatron("Ben", "Lindqvist");

        String loanId = checkOut(ada, wanted, "MAIN-DESK");
        checkOut(ada, other, "MAIN-DESK");
        theCatalogueShows(wanted, "CHECKED_OUT");
        String requestId = placeHold(ben, wanted, "HILL-DESK");
        renewalIsRefused(loanId);
        checkInElsewhere(wanted, "EAST-DESK", "HILL-DESK", requestId);
        theCatalogueShows(wanted, "IN_TRANSIT");
        receiveAtPickupBranch(wanted, "HILL-DESK", requestId);
        patronIsTold(ben, wanted);
        pickUp(ben, wanted, "HILL-DESK", requestId);
        askOtherLibraries(ada);
        putBack(wanted);
        putBack(other);
        tell.accept("The day is done.");
    }

    private void learnPlaces() {
        String next = "";
        while (next != null) {
            JsonNode page = desk.get("/api/catalog/places?limit=200&after=" + CarrelApi.encoded(next))
                    .good();
            page.path("items")
                    .forEach(place -> places.put(
                            place.path("code").asText(), place.path("id").asText()));
            next = page.path("next").isTextual() ? page.path("next").asText() : null;
        }
        check(places.containsKey("HILL-DESK"), "the demo consortium is not there: ./carrel up --demo loads it");
    }

    private List<Copy> findTwoFreeCopies() {
        var found = new ArrayList<Copy>();
        Set<String> seen = new HashSet<>();
        for (String word : WORDS) {
            JsonNode answer = desk.get("/api/catalog/search?limit=50&q=" + word).good();
            for (JsonNode hit : answer.path("items")) {
                String recordId = hit.path("recordId").asText();
                if (seen.add(recordId)) {
                    onlyFreeCopy(recordId, hit.path("title").asText()).ifPresent(found::add);
                }
                if (found.size() == 2) {
                    step(
                            "finds “" + found.getFirst().title() + "” by the word " + word,
                            "copy " + found.getFirst().barcode() + " is on the shelf at "
                                    + found.getFirst().branchCode());
                    return found;
                }
            }
        }
        throw new IllegalStateException("no two titles with a single free copy; run ./carrel reset and up again");
    }

    private Optional<Copy> onlyFreeCopy(String recordId, String title) {
        JsonNode copies =
                desk.get("/api/catalog/records/" + recordId + "/items").good();
        if (copies.path("total").asInt() != 1) {
            return Optional.empty();
        }
        JsonNode copy = copies.path("items").get(0);
        boolean free = copy.path("loanType").asText().equals("normal")
                && copy.path("materialType").asText().equals("book")
                && copy.path("availability").asText().equals("AVAILABLE")
                && copy.path("requestsWaiting").asInt() == 0;
        return free
                ? Optional.of(new Copy(
                        recordId,
                        title,
                        copy.path("id").asText(),
                        copy.path("barcode").asText(),
                        copy.at("/branch/code").asText()))
                : Optional.empty();
    }

    private Patron registerPatron(String firstName, String lastName) {
        String email = firstName.toLowerCase(java.util.Locale.ROOT) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + "@patrons.example.org";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("firstName", firstName);
        body.put("lastName", lastName);
        body.put("group", "adult");
        body.put("homeBranchId", place("MAIN"));
        body.put("email", email);
        body.put("birthDate", "1990-05-17");
        body.put("language", "en");
        Answer first = desk.post("/api/patron/patrons", body);
        if (first.status() == 409) {
            // Somebody of that name and birth date was registered by an earlier run; this one is somebody else.
            body.put("acceptDuplicate", true);
            first = desk.post("/api/patron/patrons", body);
        }
        JsonNode patron = first.good();
        String card = patron.at("/cards/0/number").asText();
        check(card.length() == 14, "a card number has 14 digits: " + patron);
        step("registers " + firstName + " " + lastName, "card " + card);
        return new Patron(patron.path("id").asText(), card, firstName, email);
    }

    /** Works at once, for circulation asks patron-service itself where the event has not arrived yet. */
    private String checkOut(Patron patron, Copy copy, String servicePoint) {
        JsonNode answer = desk.post(
                        "/api/circulation/check-outs",
                        Map.of(
                                "servicePointId", place(servicePoint),
                                "patronCard", patron.card(),
                                "itemBarcode", copy.barcode()))
                .good();
        String dueAt = answer.at("/loan/dueAt").asText();
        check(!dueAt.isEmpty(), "a loan has a due date: " + answer);
        step(
                "lends " + copy.barcode() + " to " + patron.name(),
                "due " + dueAt + ", " + patron.name() + " has "
                        + answer.at("/patron/loans").asText() + " on loan");
        return answer.at("/loan/id").asText();
    }

    private String placeHold(Patron patron, Copy copy, String pickup) {
        JsonNode request = desk.post(
                        "/api/circulation/requests",
                        Map.of(
                                "kind", "HOLD",
                                "recordId", copy.recordId(),
                                "patronCard", patron.card(),
                                "pickupServicePointId", place(pickup)))
                .good();
        check(request.path("status").asText().equals("WAITING"), "the hold waits for the copy: " + request);
        step(
                patron.name() + " asks for it too",
                "hold number " + request.path("position").asText() + ", to be picked up at " + pickup);
        return request.path("id").asText();
    }

    private void renewalIsRefused(String loanId) {
        Answer answer = desk.post("/api/circulation/loans/" + loanId + "/renewals", Map.of());
        check(answer.status() == 409, "a renewal is refused when somebody waits: " + answer);
        List<String> codes = new ArrayList<>();
        answer.body()
                .path("reasons")
                .forEach(reason -> codes.add(reason.path("code").asText()));
        check(codes.contains("REQUESTED_BY_ANOTHER"), "the refusal says why: " + answer);
        step(
                "Ada wants to renew",
                "refused: " + codes + ", may be overridden with " + answer.text("/reasons/0/overridableBy"));
    }

    private void checkInElsewhere(Copy copy, String servicePoint, String destination, String requestId) {
        JsonNode answer = checkIn(copy, servicePoint);
        check(answer.path("instruction").asText().equals("IN_TRANSIT_TO"), "it goes to the pickup branch: " + answer);
        check(answer.at("/destination/code").asText().equals(destination), "it goes to " + destination + ": " + answer);
        check(answer.at("/request/id").asText().equals(requestId), "it goes there for the hold: " + answer);
        step(
                "Ada returns it at " + servicePoint,
                "send it to " + answer.at("/destination/name").asText());
    }

    private void receiveAtPickupBranch(Copy copy, String servicePoint, String requestId) {
        JsonNode answer = checkIn(copy, servicePoint);
        check(answer.path("instruction").asText().equals("HOLD_FOR_PICKUP"), "it goes on the hold shelf: " + answer);
        check(answer.at("/request/id").asText().equals(requestId), "it waits for the hold: " + answer);
        step(
                "it arrives at " + servicePoint,
                "hold shelf, until " + answer.at("/request/shelfExpiresAt").asText());
    }

    private JsonNode checkIn(Copy copy, String servicePoint) {
        return desk.post(
                        "/api/circulation/check-ins",
                        Map.of("servicePointId", place(servicePoint), "itemBarcode", copy.barcode()))
                .good();
    }

    private void patronIsTold(Patron patron, Copy copy) {
        String text =
                Eventually.within(PROPAGATION, "an e-mail to " + patron.name(), () -> mail.to(patron.email()).stream()
                        .findFirst());
        check(text.contains("Subject:"), "a mail has a subject");
        JsonNode notice = Eventually.within(PROPAGATION, "the notice is marked as delivered", () -> delivered(patron));
        step(
                patron.name() + " gets an e-mail about " + copy.barcode(),
                "notice " + notice.path("kind").asText());
    }

    private Optional<JsonNode> delivered(Patron patron) {
        for (JsonNode notice : desk.get("/api/notification/notices?patronId=" + patron.id())
                .good()
                .path("items")) {
            if (notice.path("state").asText().equalsIgnoreCase("DELIVERED")) {
                return Optional.of(notice);
            }
        }
        return Optional.empty();
    }

    private void pickUp(Patron patron, Copy copy, String servicePoint, String requestId) {
        String loanId = checkOut(patron, copy, servicePoint);
        JsonNode request = desk.get("/api/circulation/requests/" + requestId).good();
        check(request.path("status").asText().equals("FILLED"), "the loan filled the hold: " + request);
        check(request.path("loanId").asText().equals(loanId), "the hold knows its loan: " + request);
    }

    private void askOtherLibraries(Patron patron) {
        String title = "A field guide to the mosses of Atlantis " + UUID.randomUUID();
        JsonNode nothing = desk.get("/api/catalog/search?q=" + CarrelApi.encoded('"' + title + '"'))
                .good();
        check(nothing.path("items").isEmpty(), "nobody owns it: " + nothing);
        JsonNode made = ill.post(
                        "/api/ill/requests",
                        Map.of(
                                "patronId",
                                patron.id(),
                                "pickupServicePointId",
                                place("MAIN-DESK"),
                                "title",
                                title,
                                "author",
                                "Plato, Jr.",
                                "type",
                                "LOAN"))
                .good();
        JsonNode board =
                ill.get("/api/ill/requests?patronId=" + patron.id()).good().path("items");
        check(!board.isEmpty() && board.get(0).path("id").equals(made.path("id")), "it is on the board: " + board);
        step(
                "Ada wants a title that nobody owns",
                "interlibrary request on the board, state "
                        + board.get(0).path("state").asText());
        Eventually.within(PROPAGATION, "Ada is told that her request was taken", () -> mail.to(patron.email()).stream()
                .filter(text -> text.contains("Atlantis"))
                .findFirst());
    }

    private void putBack(Copy copy) {
        JsonNode answer = checkIn(copy, copy.branchCode() + "-DESK");
        check(answer.path("instruction").asText().equals("SHELVE_HERE"), "home again: " + answer);
        theCatalogueShows(copy, "AVAILABLE");
    }

    private void theCatalogueShows(Copy copy, String availability) {
        Eventually.within(PROPAGATION, copy.barcode() + " is " + availability + " in the catalogue", () -> Optional.of(
                        desk.get("/api/catalog/records/" + copy.recordId() + "/items")
                                .good()
                                .at("/items/0/availability")
                                .asText())
                .filter(availability::equals));
    }

    private String place(String code) {
        String id = places.get(code);
        if (id == null) {
            throw new IllegalStateException("the demo consortium has no place " + code);
        }
        return id;
    }

    private void step(String what, String answer) {
        tell.accept("• " + what + "\n    → " + answer);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
