package org.carrel.catalog.z3950server.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.partners.YazClients;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.search;
import static org.hamcrest.Matchers.equalTo;

@CarrelTest
class Z3950ServiceTest {

    private static boolean filled;

    @Inject
    ListenForZ3950 server;

    @BeforeEach
    void catalogue() throws IOException {
        server.listen(0);
        if (filled) {
            return;
        }
        CatalogueApi.Library library = CatalogueApi.library();
        for (String animal : List.of("Axolotl", "Bandicoot", "Caracal", "Dugong", "Ermine")) {
            UUID id = CatalogueApi.record(MarcSamples.book(
                    "z-" + animal, animal + " färger", "Tamer, " + animal, Map.of("650", animal + "s")));
            if (animal.equals("Dugong")) {
                CatalogueApi.item(id, library.branchShelf(), null);
            }
        }
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> search("färger").then().body("total", equalTo(5)));
        filled = true;
    }

    @AfterEach
    void hangUp() {
        server.hangUp();
    }

    private String talk(String... lines) {
        var all = new ArrayList<String>();
        all.add("open tcp:127.0.0.1:" + server.port() + "/Default");
        all.addAll(List.of(lines));
        return YazClients.yazClient(all.toArray(String[]::new));
    }

    @Test
    void titles_are_found_and_shown_in_every_syntax() {
        String said = talk(
                "find @attr 1=4 dugong",
                "show 1",
                "format sutrs",
                "show 1",
                "format xml",
                "elements F",
                "show 1",
                "elements mods",
                "show 1",
                "format opac",
                "elements F",
                "show 1");
        assertThat(said)
                .contains("Connection accepted by v3 target.", "Number of hits: 1")
                .contains("245 10 $a Dugong färger")
                .containsPattern("Title: +Dugong")
                .contains("<subfield code=\"a\">Dugong färger</subfield>", "http://www.loc.gov/mods/v3")
                .contains("Place EAST");
    }

    @Test
    void attributes_mean_what_they_say() {
        String said = talk(
                "find @attr 1=1003 tamer",
                "find @and @attr 1=1003 tamer @attr 1=21 caracals",
                "find @not @attr 1=1003 tamer @attr 1=21 caracals",
                "find @attr 1=4 @attr 5=1 bandi",
                "find @attr 1=4 @attr 4=1 @attr 6=3 \"ermine färger\"",
                "find @attr 1=12 z-Ermine",
                "find @attr 1=31 1997",
                "find @set 1");
        assertThat(said.lines()
                        .filter(line -> line.startsWith("Number of hits"))
                        .map(line -> line.split("[:,]", -1)[1].strip()))
                .containsExactly("5", "1", "4", "1", "1", "1", "5", "5");
    }

    @Test
    void what_cannot_be_done_is_told_by_diagnostics() {
        String said = talk(
                "find @attr 1=9999 x",
                "find @attr 1=4 @attr 2=100 x",
                "find @attr exp1 1=1 x",
                "find @attr 1=4 dugong",
                "show 7",
                "format grs-1",
                "show 1",
                "format xml",
                "elements bibframe",
                "show 1",
                "base Elsewhere",
                "find x");
        assertThat(said).contains("[114]", "[117]", "[121]", "[13]", "[239]", "[25]", "[235]");
    }

    @Test
    void an_index_is_looked_through_and_results_are_sorted() {
        String said = talk(
                "scansize 3",
                "scanpos 2",
                "scan @attr 1=4 caracal",
                "find @attr 1=1003 tamer",
                "sort title >",
                "show 1+1",
                "sort 1=4 <",
                "show 1+1",
                "sort colour <");
        assertThat(said).contains("Bandicoot färger (1)", "* Caracal färger (1)", "Dugong färger (1)");
        assertThat(said.lines().filter(line -> line.startsWith("245")).toList())
                .containsExactly("245 10 $a Ermine färger", "245 10 $a Axolotl färger");
        assertThat(said).contains("[207]");
    }

    @Test
    void result_sets_are_counted_and_messages_that_are_none_end_the_association() throws IOException {
        var lines = new ArrayList<String>();
        for (int search = 0; search < 12; search++) {
            lines.add("find @attr 1=4 dugong");
        }
        assertThat(talk(lines.toArray(String[]::new))).contains("[112]");
        for (String nonsense : List.of("GET / HTTP/1.1\r\n\r\n", "\u0000\u0000\u0000", "0\u0002\u0001\u0001")) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setSoTimeout(5_000);
                socket.getOutputStream().write(nonsense.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }
        assertThat(talk("find @attr 1=4 dugong")).contains("Number of hits: 1");
    }

    @Test
    void nobody_holds_all_the_places() throws IOException {
        var held = new ArrayList<Socket>();
        try {
            for (int client = 0; client < 10; client++) {
                held.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
            try (var late = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                late.setSoTimeout(5_000);
                assertThat(late.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(talk("find @attr 1=4 dugong")).contains("Number of hits: 1"));
    }

    @Test
    void searches_and_records_taken_away_are_counted() {
        long searched = counted("SEARCH");
        long taken = counted("DOWNLOAD");
        talk("find @attr 1=4 färger", "show 1+3", "find @attr 1=4 nothing", "find @attr 1=9999 x");
        assertThat(counted("SEARCH") - searched).isEqualTo(2);
        assertThat(counted("DOWNLOAD") - taken).isGreaterThanOrEqualTo(3);
    }

    private static long counted(String act) {
        Object count = CatalogueApi.librarian()
                .queryParam("from", "2026-01-01")
                .queryParam("to", "2026-12-31")
                .get(CatalogueApi.BASE + "/usage")
                .jsonPath()
                .get("items.find { it.source == 'Z3950' && it.act == '" + act + "' }?.count");
        return count == null ? 0 : Long.parseLong(count.toString());
    }
}
