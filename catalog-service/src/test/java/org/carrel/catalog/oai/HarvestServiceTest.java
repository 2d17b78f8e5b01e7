package org.carrel.catalog.oai;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.xml.parsers.DocumentBuilderFactory;

import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.ended;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.send;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.equalTo;

@CarrelTest
class HarvestServiceTest {

    private static final String OAI = "http://www.openarchives.org/OAI/2.0/";
    private static final String PREFIX = "oai:localhost.localdomain:";
    private static final int FILED = 700;
    private static boolean filled;

    @BeforeEach
    void catalogue() {
        if (!filled) {
            var file = new java.io.ByteArrayOutputStream();
            for (int number = 0; number < FILED; number++) {
                file.writeBytes(MarcSamples.book("oai-" + number, "Title " + number, "Author " + number % 7));
            }
            ended(send(file.toByteArray(), "many")).body("state", equalTo("DONE"));
            ended(send(SampleRecords.exemplars(), "exemplars")).body("state", equalTo("DONE"));
            filled = true;
        }
    }

    /** What a harvester holds: for each identifier the metadata, or null for what is deleted. */
    private static final class Harvester {

        private final Map<String, String> held = new HashMap<>();
        private final Set<String> deleted = new HashSet<>();
        private final Map<String, String> always;
        private @Nullable String from;
        private int answers;

        Harvester(Map<String, String> always) {
            this.always = always;
        }

        /** Harvests what is new since the last time, as the protocol's guidelines tell. */
        void harvest() throws Exception {
            String began = null;
            String token = null;
            do {
                var arguments = new HashMap<String, String>();
                arguments.put("verb", "ListRecords");
                if (token == null) {
                    arguments.putAll(always);
                    if (from != null) {
                        arguments.put("from", from);
                    }
                } else {
                    arguments.put("resumptionToken", token);
                }
                Document answer = parsed(ask(arguments));
                answers++;
                if (began == null) {
                    began = text(answer, "responseDate");
                }
                keep(answer);
                token = text(answer, "resumptionToken");
            } while (token != null && !token.isEmpty());
            from = began;
        }

        private void keep(Document answer) {
            NodeList records = answer.getElementsByTagNameNS(OAI, "record");
            for (int index = 0; index < records.getLength(); index++) {
                Element record = (Element) records.item(index);
                Element header =
                        (Element) record.getElementsByTagNameNS(OAI, "header").item(0);
                String identifier =
                        header.getElementsByTagNameNS(OAI, "identifier").item(0).getTextContent();
                if (header.getAttribute("status").equals("deleted")) {
                    assertThat(record.getElementsByTagNameNS(OAI, "metadata").getLength())
                            .isZero();
                    held.remove(identifier);
                    deleted.add(identifier);
                } else {
                    deleted.remove(identifier);
                    held.put(
                            identifier,
                            record.getElementsByTagNameNS("*", "title").item(0).getTextContent());
                }
            }
        }
    }

    private static Response ask(Map<String, String> arguments) {
        return reader().queryParams(arguments)
                .get(BASE + "/oai")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static Document parsed(Response response) throws Exception {
        assertThat(response.contentType()).isEqualToIgnoringCase("text/xml;charset=UTF-8");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(response.asString())));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(OAI);
        return document;
    }

    private static @Nullable String text(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS(OAI, name);
        return found.getLength() == 0 ? null : found.item(0).getTextContent();
    }

    private static String error(Map<String, String> arguments) throws Exception {
        return ((Element) parsed(ask(arguments))
                        .getElementsByTagNameNS(OAI, "error")
                        .item(0))
                .getAttribute("code");
    }

    private static void setVisible(UUID id, boolean visible) {
        writing(Map.of("suppressed", !visible))
                .header("If-Match", "*")
                .put(BASE + "/records/" + id + "/visibility")
                .then()
                .statusCode(200);
    }

    @Test
    void the_repository_says_what_it_is() throws Exception {
        Document identity = parsed(ask(Map.of("verb", "Identify")));
        assertThat(text(identity, "protocolVersion")).isEqualTo("2.0");
        assertThat(text(identity, "deletedRecord")).isEqualTo("persistent");
        assertThat(text(identity, "granularity")).isEqualTo("YYYY-MM-DDThh:mm:ssZ");
        assertThat(text(identity, "baseURL")).endsWith("/api/catalog/oai").isEqualTo(text(identity, "request"));
        assertThat(text(identity, "earliestDatestamp")).matches("[0-9-]{10}T[0-9:]{8}Z");
        Document formats = parsed(ask(Map.of("verb", "ListMetadataFormats")));
        assertThat(formats.getElementsByTagNameNS(OAI, "metadataFormat").getLength())
                .isEqualTo(3);
        String sets = ask(Map.of("verb", "ListSets")).asString();
        assertThat(sets).contains("<setSpec>format-score</setSpec>", "<setSpec>source-many</setSpec>");
        Document posted = parsed(reader().contentType("application/x-www-form-urlencoded")
                .formParam("verb", "Identify")
                .post(BASE + "/oai"));
        assertThat(text(posted, "protocolVersion")).isEqualTo("2.0");
    }

    @Test
    void what_cannot_be_answered_is_told_by_the_protocols_codes() throws Exception {
        assertThat(error(Map.of())).isEqualTo("badVerb");
        assertThat(error(Map.of("verb", "Steal"))).isEqualTo("badVerb");
        assertThat(error(Map.of("verb", "ListRecords"))).isEqualTo("badArgument");
        assertThat(error(Map.of("verb", "ListRecords", "metadataPrefix", "bibframe")))
                .isEqualTo("cannotDisseminateFormat");
        assertThat(error(Map.of("verb", "ListRecords", "metadataPrefix", "mods", "from", "2200-01-01")))
                .isEqualTo("noRecordsMatch");
        assertThat(error(Map.of("verb", "ListRecords", "metadataPrefix", "mods", "set", "format-hologram")))
                .isEqualTo("noRecordsMatch");
        assertThat(error(Map.of("verb", "ListRecords", "resumptionToken", "forged")))
                .isEqualTo("badResumptionToken");
        String headersToken =
                text(parsed(ask(Map.of("verb", "ListIdentifiers", "metadataPrefix", "mods"))), "resumptionToken");
        assertThat(error(Map.of("verb", "ListRecords", "resumptionToken", String.valueOf(headersToken))))
                .isEqualTo("badResumptionToken");
        String unknown = PREFIX + new UUID(1, 1);
        assertThat(error(Map.of("verb", "GetRecord", "metadataPrefix", "mods", "identifier", unknown)))
                .isEqualTo("idDoesNotExist");
        assertThat(error(Map.of("verb", "ListMetadataFormats", "identifier", "doi:1")))
                .isEqualTo("idDoesNotExist");
        UUID id = CatalogueApi.record(MarcSamples.book("oai-format", "Format", "Author"));
        assertThat(error(Map.of("verb", "GetRecord", "metadataPrefix", "bibframe", "identifier", PREFIX + id)))
                .isEqualTo("cannotDisseminateFormat");
    }

    @Test
    void a_record_is_told_in_every_format_and_then_as_deleted_for_ever() throws Exception {
        UUID id = CatalogueApi.record(MarcSamples.book("oai-one", "Quokkas of Rottnest", "Author"));
        for (String format : List.of("oai_dc", "mods", "marc21")) {
            assertThat(ask(Map.of("verb", "GetRecord", "metadataPrefix", format, "identifier", PREFIX + id))
                            .asString())
                    .contains(
                            "Quokkas of Rottnest", "<setSpec>format-book</setSpec>", "<setSpec>source-local</setSpec>");
        }
        setVisible(id, false);
        Document hidden = parsed(ask(Map.of("verb", "GetRecord", "metadataPrefix", "mods", "identifier", PREFIX + id)));
        assertThat(((Element) hidden.getElementsByTagNameNS(OAI, "header").item(0)).getAttribute("status"))
                .isEqualTo("deleted");
        setVisible(id, true);
        assertThat(ask(Map.of("verb", "GetRecord", "metadataPrefix", "mods", "identifier", PREFIX + id))
                        .asString())
                .contains("Quokkas of Rottnest");
        librarian()
                .header("If-Match", "*")
                .delete(BASE + "/records/" + id)
                .then()
                .statusCode(204);
        assertThat(ask(Map.of("verb", "GetRecord", "metadataPrefix", "oai_dc", "identifier", PREFIX + id))
                        .asString())
                .contains("status=\"deleted\"")
                .doesNotContain("Quokkas");
    }

    @Test
    void what_the_public_never_saw_is_not_told_at_all() throws Exception {
        UUID id = CatalogueApi.record(MarcSamples.book("oai-secret", "Secret", "Author"));
        setVisible(id, false);
        // Whoever was faster, the harvester's view or the librarian: the title is not told.
        assertThat(ask(Map.of("verb", "GetRecord", "metadataPrefix", "oai_dc", "identifier", PREFIX + id))
                        .asString())
                .doesNotContain("Secret");
    }

    @Test
    void what_leaves_a_set_is_deleted_for_those_who_harvest_the_set() throws Exception {
        CatalogueApi.Library library = CatalogueApi.library();
        UUID id = CatalogueApi.record(MarcSamples.book("oai-moving", "Moving", "Author"));
        UUID item = CatalogueApi.item(id, library.branchShelf(), null);
        var east = new Harvester(Map.of("metadataPrefix", "oai_dc", "set", "branch-EAST"));
        var main = new Harvester(Map.of("metadataPrefix", "oai_dc", "set", "branch-MAIN"));
        east.harvest();
        assertThat(east.held).containsKey(PREFIX + id);
        String etag = librarian().get(BASE + "/items/" + item).header("ETag");
        writing(CatalogueApi.itemBody(id, library.mainStacks(), null, Map.of()))
                .header("If-Match", etag)
                .put(BASE + "/items/" + item)
                .then()
                .statusCode(200);
        east.harvest();
        main.harvest();
        assertThat(east.held).doesNotContainKey(PREFIX + id);
        assertThat(east.deleted).contains(PREFIX + id);
        assertThat(main.held).containsKey(PREFIX + id);
    }

    @Test
    void headers_are_listed_in_pieces_without_gaps() throws Exception {
        var seen = new ArrayList<String>();
        String token = null;
        int pieces = 0;
        do {
            Document answer = parsed(ask(
                    token == null
                            ? Map.of("verb", "ListIdentifiers", "metadataPrefix", "marc21", "set", "source-many")
                            : Map.of("verb", "ListIdentifiers", "resumptionToken", token)));
            NodeList identifiers = answer.getElementsByTagNameNS(OAI, "identifier");
            for (int index = 0; index < identifiers.getLength(); index++) {
                seen.add(identifiers.item(index).getTextContent());
            }
            token = text(answer, "resumptionToken");
            pieces++;
        } while (token != null && !token.isEmpty());
        assertThat(seen).hasSize(FILED).doesNotHaveDuplicates();
        assertThat(pieces).isEqualTo(2);
    }

    @Test
    void a_harvester_ends_up_with_what_there_is_while_the_catalogue_changes_under_it() throws Exception {
        long seed = System.nanoTime();
        var titles = new ConcurrentHashMap<String, String>();
        var gone = ConcurrentHashMap.<String>newKeySet();
        var harvester = new Harvester(Map.of("metadataPrefix", "oai_dc", "set", "source-local"));
        var stop = new AtomicBoolean();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = new ArrayList<Future<?>>();
            for (int desk = 0; desk < 3; desk++) {
                int number = desk;
                working.add(desks.submit(() -> work(new Random(seed + number), number, titles, gone)));
            }
            Future<Integer> harvesting = desks.submit(() -> {
                while (!stop.get()) {
                    harvester.harvest();
                }
                return harvester.answers;
            });
            for (Future<?> desk : working) {
                desk.get();
            }
            stop.set(true);
            assertThat(harvesting.get()).as("answers while the desks worked").isGreaterThan(3);
        }
        harvester.harvest();
        assertThat(harvester.held).as("seed %d", seed).containsAllEntriesOf(titles);
        assertThat(harvester.held.keySet()).as("seed %d", seed).doesNotContainAnyElementsOf(gone);
    }

    /** A desk that adds, revises, hides and deletes records of its own. */
    private static @Nullable Void work(Random random, int desk, Map<String, String> titles, Set<String> gone) {
        var mine = new ArrayList<UUID>();
        for (int step = 0; step < 60; step++) {
            int act = mine.isEmpty() ? 0 : random.nextInt(4);
            UUID id = mine.isEmpty() ? new UUID(0, 0) : mine.get(random.nextInt(mine.size()));
            String title = "Desk " + desk + " step " + step;
            switch (act) {
                case 0, 1 -> {
                    UUID added = CatalogueApi.record(MarcSamples.book("d" + desk + "-" + step, title, "Author"));
                    mine.add(added);
                    titles.put(PREFIX + added, title);
                }
                case 2 -> {
                    librarian()
                            .contentType("application/marc")
                            .header("If-Match", "*")
                            .body(MarcSamples.book("r" + desk + "-" + step, title, "Author"))
                            .put(BASE + "/records/" + id + "/marc")
                            .then()
                            .statusCode(200);
                    titles.put(PREFIX + id, title);
                }
                default -> {
                    titles.remove(PREFIX + id);
                    gone.add(PREFIX + id);
                    mine.remove(id);
                    if (random.nextBoolean()) {
                        setVisible(id, false);
                    } else {
                        librarian()
                                .header("If-Match", "*")
                                .delete(BASE + "/records/" + id)
                                .then()
                                .statusCode(204);
                    }
                }
            }
        }
        return null;
    }
}
