package org.carrel.circulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.app.KeepItems;
import org.carrel.circulation.patrons.app.KeepPatrons;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.events.Card;
import org.carrel.events.ItemChanged;
import org.carrel.events.PatronBlock;
import org.carrel.events.PatronChanged;
import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.events.ProcessTag;
import org.carrel.events.TitleChanged;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;

/**
 * A library to test with: two branches with a desk each, and as many patrons, titles and items as a test wants. What
 * the owners would tell by events is put into the replicas directly; that the events get there has tests of its own.
 */
@ApplicationScoped
public class SmallLibrary {
    /** The consortium and the library in it. */
    public static final UUID CONSORTIUM = id("consortium");

    public static final UUID LIBRARY = id("library");
    public static final UUID MAIN = id("main");
    public static final UUID NORTH = id("north");
    public static final UUID MAIN_SHELF = id("main shelf");
    public static final UUID NORTH_SHELF = id("north shelf");
    /** The desk of the main branch, a pickup point. */
    public static final UUID MAIN_DESK = id("main desk");
    /** The desk of the northern branch, a pickup point. */
    public static final UUID NORTH_DESK = id("north desk");
    /** The sorting room of the main branch, where nothing is handed out. */
    public static final UUID MAIN_SORTER = id("main sorter");

    private final PlaceDirectory places;
    private final KeepPatrons keepPatrons;
    private final KeepItems keepItems;
    private final IdSource ids;

    SmallLibrary(PlaceDirectory places, KeepPatrons keepPatrons, KeepItems keepItems, IdSource ids) {
        this.places = places;
        this.keepPatrons = keepPatrons;
        this.keepItems = keepItems;
        this.ids = ids;
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A patron of the tests. */
    public record Reader(UUID id, String card, PatronChanged told) {}

    /** An item of the tests. */
    public record Book(UUID id, String barcode, UUID recordId, ItemChanged told) {}

    /** Puts up the two branches. */
    public void opens() {
        for (PlaceChanged place : allPlaces()) {
            places.project(place);
        }
        places.reload();
    }

    public static List<PlaceChanged> allPlaces() {
        return List.of(
                place(CONSORTIUM, PlaceKind.CONSORTIUM, "CON", null, "Europe/Copenhagen", false),
                place(LIBRARY, PlaceKind.LIBRARY, "LIB", CONSORTIUM, null, false),
                place(MAIN, PlaceKind.BRANCH, "MAIN", LIBRARY, null, false),
                place(NORTH, PlaceKind.BRANCH, "NORTH", LIBRARY, null, false),
                place(MAIN_SHELF, PlaceKind.LOCATION, "MAIN-A", MAIN, null, false),
                place(NORTH_SHELF, PlaceKind.LOCATION, "NORTH-A", NORTH, null, false),
                place(MAIN_DESK, PlaceKind.SERVICE_POINT, "MAIN-1", MAIN, null, true),
                place(MAIN_SORTER, PlaceKind.SERVICE_POINT, "MAIN-9", MAIN, null, false),
                place(NORTH_DESK, PlaceKind.SERVICE_POINT, "NORTH-1", NORTH, null, true));
    }

    private static PlaceChanged place(
            UUID id, PlaceKind kind, String code, @Nullable UUID parent, @Nullable String zone, boolean pickup) {
        return new PlaceChanged(id, 1, kind, code, "The " + code, parent, zone, pickup, false);
    }

    /** A patron in good standing. */
    public Reader reader() {
        return reader("adult");
    }

    public Reader reader(String group) {
        return tell(told(group, true, null, Card.State.ACTIVE, List.of()));
    }

    public Reader inactiveReader() {
        return tell(told("adult", false, null, Card.State.ACTIVE, List.of()));
    }

    public Reader readerUntil(LocalDate lastDay) {
        return tell(told("adult", true, lastDay, Card.State.ACTIVE, List.of()));
    }

    public Reader readerWithCard(Card.State state) {
        return tell(told("adult", true, null, state, List.of()));
    }

    public Reader blockedReader(String code) {
        return tell(told(
                "adult",
                true,
                null,
                Card.State.ACTIVE,
                List.of(new PatronBlock(ids.next(), code, true, true, true, null))));
    }

    /** What patron-service would tell of a new patron, not told yet. */
    public PatronChanged told(
            String group, boolean active, @Nullable LocalDate expires, Card.State card, List<PatronBlock> blocks) {
        UUID id = ids.next();
        return new PatronChanged(id, 1, active, group, MAIN, expires, List.of(new Card(cardOf(id), card)), blocks);
    }

    private static String cardOf(UUID id) {
        return "C" + id.toString().replace("-", "");
    }

    /** Takes over what patron-service told. */
    public Reader tell(PatronChanged told) {
        keepPatrons.project(told);
        return new Reader(told.patronId(), told.cards().getFirst().number(), told);
    }

    /** A new title without items. */
    public UUID title() {
        UUID recordId = ids.next();
        keepItems.project(new TitleChanged(
                recordId, 1, "Niels Lyhne", "Jacobsen, J. P.", List.of("9788702000001"), "1880", false));
        return recordId;
    }

    /** A book of a new title, on the shelf of the main branch. */
    public Book book() {
        return book(title());
    }

    public Book book(UUID recordId) {
        return tell(toldBook(recordId, MAIN, "book", "normal", Set.of(), false));
    }

    public Book bookAt(UUID branch, UUID recordId) {
        return tell(toldBook(recordId, branch, "book", "normal", Set.of(), false));
    }

    public Book item(String materialType, String loanType) {
        return tell(toldBook(title(), MAIN, materialType, loanType, Set.of(), false));
    }

    public Book bookIn(ProcessTag work) {
        return tell(toldBook(title(), MAIN, "book", "normal", Set.of(work), false));
    }

    public Book withdrawnBook() {
        return tell(toldBook(title(), MAIN, "book", "normal", Set.of(), true));
    }

    /** What the catalogue would tell of a new item, not told yet. */
    public ItemChanged toldBook(
            UUID recordId, UUID branch, String materialType, String loanType, Set<ProcessTag> work, boolean withdrawn) {
        UUID id = ids.next();
        return new ItemChanged(
                id,
                1,
                recordId,
                "B" + id.toString().replace("-", ""),
                "Niels Lyhne",
                "Jacobsen, J. P.",
                "839.81 JAC",
                "839.81 jac",
                branch.equals(MAIN) ? MAIN_SHELF : NORTH_SHELF,
                branch,
                materialType,
                loanType,
                null,
                work,
                withdrawn);
    }

    /** Takes over what the catalogue told. */
    public Book tell(ItemChanged told) {
        keepItems.project(told);
        return new Book(told.itemId(), String.valueOf(told.barcode()), told.recordId(), told);
    }

    /** Who works at the desks: everywhere, and may do the daily work but override nothing. */
    public static Tokens technician() {
        return Tokens.staff("technician")
                .with(
                        Permissions.CHECK_OUT,
                        Permissions.CHECK_IN,
                        Permissions.RENEW,
                        Permissions.REQUESTS_PLACE,
                        Permissions.REQUESTS_MANAGE,
                        Permissions.LOANS_READ)
                .everywhere();
    }

    /** A request by somebody. */
    public static RequestSpecification as(Tokens who) {
        return given().auth().oauth2(who.bearer()).contentType("application/json");
    }

    /** A request by somebody at a desk. */
    public static RequestSpecification asTechnician() {
        return as(technician());
    }

    public static Response checkOut(Reader reader, Book book) {
        return checkOut(technician(), reader, book);
    }

    public static Response checkOut(Tokens who, Reader reader, Book book, String... overrides) {
        return as(who).body(checkOutBody(reader, book, overrides)).post("/api/circulation/check-outs");
    }

    public static Map<String, Object> checkOutBody(Reader reader, Book book, String... overrides) {
        Map<String, Object> body = new HashMap<>();
        body.put("servicePointId", MAIN_DESK);
        body.put("patronCard", reader.card());
        body.put("itemBarcode", book.barcode());
        List<Map<String, String>> named = new ArrayList<>();
        for (String code : overrides) {
            named.add(Map.of("code", code, "reason", "as agreed"));
        }
        body.put("overrides", named);
        return body;
    }

    /** Lends a book and tells the id of the loan. */
    public static UUID lent(Reader reader, Book book) {
        Response response = checkOut(reader, book);
        response.then().statusCode(201);
        return UUID.fromString(response.jsonPath().getString("loan.id"));
    }

    public static Response checkIn(UUID servicePointId, Book book) {
        return asTechnician()
                .body(Map.of("servicePointId", servicePointId, "itemBarcode", book.barcode()))
                .post("/api/circulation/check-ins");
    }

    public static Response hold(Reader reader, UUID recordId, UUID pickup) {
        return asTechnician()
                .body(Map.of("recordId", recordId, "patronId", reader.id(), "pickupServicePointId", pickup))
                .post("/api/circulation/requests");
    }

    /** Places a hold and tells its id. */
    public static UUID held(Reader reader, UUID recordId, UUID pickup) {
        Response response = hold(reader, recordId, pickup);
        response.then().statusCode(201);
        return UUID.fromString(response.jsonPath().getString("id"));
    }

    public static Response renew(UUID loanId) {
        return asTechnician().body("{}").post("/api/circulation/loans/" + loanId + "/renewals");
    }

    public static Response cancel(UUID requestId) {
        return asTechnician()
                .body(Map.of("reason", "patron-asked"))
                .post("/api/circulation/requests/" + requestId + "/cancellation");
    }

    /** The name of an item's availability. */
    public static String availability(Book book) {
        return asTechnician()
                .get("/api/circulation/items/" + book.id())
                .then()
                .statusCode(200)
                .extract()
                .path("availability");
    }

    public static String statusOf(UUID requestId) {
        return asTechnician()
                .get("/api/circulation/requests/" + requestId)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }
}
