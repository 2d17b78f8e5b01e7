package org.carrel.catalog.targets.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.marc.app.Marc4jIso5426;
import org.carrel.catalog.marc.app.Marc4jMarc8;
import org.carrel.catalog.targets.BadServer;
import org.carrel.catalog.targets.Deadline;
import org.carrel.catalog.targets.FieldedQuery;
import org.carrel.catalog.targets.FieldedQuery.Criterion;
import org.carrel.catalog.targets.FieldedQuery.Index;
import org.carrel.catalog.targets.HostGuard;
import org.carrel.catalog.targets.OutsideDatabase;
import org.carrel.catalog.targets.OutsideDatabase.Answer;
import org.carrel.catalog.targets.OutsideDatabase.Found;
import org.carrel.catalog.targets.OutsideFailure;
import org.carrel.catalog.targets.OutsideFailure.Code;
import org.carrel.catalog.targets.Target;
import org.carrel.catalog.targets.YazServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against the test server of YAZ, and servers that misbehave. */
class AskingTest {

    private static final HostGuard ANYWHERE = new HostGuard(true);
    private static final FieldedQuery COMPUTER =
            new FieldedQuery(List.of(new Criterion(Index.KEYWORD, "computer", false)));
    private static @Nullable YazServer yaz;

    @BeforeAll
    static void start() {
        yaz = YazServer.start();
    }

    @AfterAll
    static void stop() {
        if (yaz != null) {
            yaz.close();
        }
    }

    private static int yazPort() {
        return yaz == null ? 0 : yaz.port();
    }

    private static Target.Description described(Target.Connection connection, Map<Index, String> indexes) {
        return new Target.Description(
                "Test",
                "test",
                connection,
                Target.Charset.AUTO,
                indexes,
                null,
                new Target.Use(Duration.ofSeconds(8), 1, true, false));
    }

    private static OutsideDatabase z3950(int port, String database, Target.Syntax syntax, Map<Index, String> indexes) {
        var connection = new Target.Connection.Z3950("127.0.0.1", port, database, syntax);
        return new Z3950Database(described(connection, indexes), connection, ANYWHERE);
    }

    private static OutsideDatabase sru(int port, Target.SruVersion version, String schema) {
        var connection =
                new Target.Connection.Sru(URI.create("http://127.0.0.1:" + port + "/Default"), version, schema);
        return new SruDatabase(described(connection, Map.of()), connection, ANYWHERE);
    }

    private static List<String> titles(List<Found> found) {
        var reader = new MarcReader(new Marc4jMarc8(), new Marc4jIso5426());
        return found.stream()
                .map(each -> reader.read(each.octets(), each.serialisation(), each.charset()))
                .map(reading -> reading instanceof Reading.Understood understood
                        ? understood.record().data("245").getFirst().joined("abc")
                        : "not a record")
                .toList();
    }

    private record Outcome(Answer answer, List<Found> found) {}

    private static Outcome ask(OutsideDatabase database, int limit) {
        var found = new ArrayList<Found>();
        return new Outcome(database.search(COMPUTER, limit, Deadline.in(Duration.ofSeconds(10)), found::add), found);
    }

    private static Code failure(OutsideDatabase database, Duration time) {
        long began = System.nanoTime();
        try {
            database.search(COMPUTER, 10, Deadline.in(time), _ -> {});
        } catch (OutsideFailure e) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(time.plusSeconds(2));
            return e.code();
        }
        throw new AssertionError("the search did not fail");
    }

    @Test
    void records_come_by_z3950_batch_by_batch_up_to_the_limit() {
        Outcome all = ask(z3950(yazPort(), "Default", Target.Syntax.MARC21, Map.of()), 50);
        assertThat(all.answer()).isEqualTo(new Answer(23, List.of()));
        assertThat(all.found()).extracting(Found::position).hasSize(23).isSorted();
        assertThat(titles(all.found())).contains("How to program a computer").doesNotContain("not a record");
        assertThat(ask(z3950(yazPort(), "Default", Target.Syntax.MARC21, Map.of()), 12)
                        .found())
                .hasSize(12);
    }

    @Test
    void records_come_by_z3950_as_marcxml_too() {
        Outcome xml = ask(z3950(yazPort(), "Default", Target.Syntax.XML, Map.of()), 3);
        assertThat(xml.found()).extracting(Found::serialisation).containsOnly(Serialisation.MARCXML);
        assertThat(titles(xml.found())).contains("How to program a computer");
    }

    @ParameterizedTest
    @EnumSource
    void records_come_by_every_version_of_sru(Target.SruVersion version) {
        Outcome all = ask(sru(yazPort(), version, "marcxml"), 50);
        assertThat(all.answer()).isEqualTo(new Answer(23, List.of()));
        assertThat(all.found()).hasSize(23);
        assertThat(titles(all.found())).contains("How to program a computer").doesNotContain("not a record");
    }

    @Test
    void a_server_says_in_its_own_words_what_it_cannot_do() {
        assertThatThrownBy(() -> ask(z3950(yazPort(), "Nope", Target.Syntax.MARC21, Map.of()), 5))
                .isInstanceOfSatisfying(
                        OutsideFailure.class, e -> assertThat(e.code()).isEqualTo(Code.DIAGNOSTIC))
                .hasMessage("Database unavailable (109): Nope");
    }

    @Test
    void records_in_a_schema_that_the_server_does_not_have_are_complaints() {
        Outcome outcome = ask(sru(yazPort(), Target.SruVersion.V1_2, "nonsense"), 2);
        assertThat(outcome.found()).isEmpty();
        assertThat(outcome.answer().complaints()).first().asString().contains("System error in retrieving records");
    }

    @Test
    void a_server_that_never_answers_costs_no_more_than_the_time_allowed() {
        try (BadServer silent = BadServer.silent()) {
            Duration time = Duration.ofMillis(400);
            assertThat(failure(z3950(silent.port(), "Default", Target.Syntax.MARC21, Map.of()), time))
                    .isEqualTo(Code.TIMED_OUT);
            assertThat(failure(sru(silent.port(), Target.SruVersion.V1_2, "marcxml"), time))
                    .isEqualTo(Code.TIMED_OUT);
        }
    }

    @Test
    void a_server_that_drips_costs_no_more_either() {
        Duration time = Duration.ofMillis(600);
        try (BadServer dripping = BadServer.dripping(new byte[] {(byte) 0xB5, (byte) 0x82, 0x7F, 0x00})) {
            assertThat(failure(z3950(dripping.port(), "Default", Target.Syntax.MARC21, Map.of()), time))
                    .isEqualTo(Code.TIMED_OUT);
        }
        byte[] head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<a>".getBytes(StandardCharsets.US_ASCII);
        try (BadServer dripping = BadServer.dripping(head)) {
            assertThat(failure(sru(dripping.port(), Target.SruVersion.V1_2, "marcxml"), time))
                    .isEqualTo(Code.TIMED_OUT);
        }
    }

    @Test
    void garbage_is_told_from_the_protocol() {
        var noise = new byte[500];
        new Random(20261124).nextBytes(noise);
        noise[0] = (byte) 0xFF;
        noise[1] = (byte) 0xFF;
        noise[2] = (byte) 0xFF;
        noise[3] = 0x02;
        noise[4] = 0x00;
        try (BadServer garbage = BadServer.saying(noise)) {
            assertThat(failure(z3950(garbage.port(), "Default", Target.Syntax.MARC21, Map.of()), Duration.ofSeconds(5)))
                    .isIn(Code.PROTOCOL_ERROR, Code.TIMED_OUT);
        }
        byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (BadServer web = BadServer.saying(http)) {
            assertThat(failure(z3950(web.port(), "Default", Target.Syntax.MARC21, Map.of()), Duration.ofSeconds(1)))
                    .isIn(Code.PROTOCOL_ERROR, Code.TIMED_OUT);
        }
        try (BadServer page = BadServer.http("200 OK", "", "<html><body>Moved</body></html>")) {
            assertThat(failure(sru(page.port(), Target.SruVersion.V1_2, "marcxml"), Duration.ofSeconds(5)))
                    .isEqualTo(Code.PROTOCOL_ERROR);
        }
        try (BadServer page = BadServer.http("200 OK", "", "not even that")) {
            assertThat(failure(sru(page.port(), Target.SruVersion.V1_2, "marcxml"), Duration.ofSeconds(5)))
                    .isEqualTo(Code.PROTOCOL_ERROR);
        }
    }

    @Test
    void entities_of_a_document_are_not_followed() {
        String bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<searchRetrieveResponse><numberOfRecords>&x;</numberOfRecords></searchRetrieveResponse>";
        try (BadServer page = BadServer.http("200 OK", "", bomb)) {
            assertThat(failure(sru(page.port(), Target.SruVersion.V1_2, "marcxml"), Duration.ofSeconds(5)))
                    .isEqualTo(Code.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        String there = "Location: http://127.0.0.1:" + yazPort() + "/Default?version=1.2&query=a\r\n";
        try (BadServer redirecting = BadServer.http("302 Found", there, "")) {
            assertThat(failure(sru(redirecting.port(), Target.SruVersion.V1_2, "marcxml"), Duration.ofSeconds(5)))
                    .isEqualTo(Code.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_password_that_is_refused_is_said_so() {
        try (BadServer strict = BadServer.http("401 Unauthorized", "", "")) {
            assertThat(failure(sru(strict.port(), Target.SruVersion.V1_2, "marcxml"), Duration.ofSeconds(5)))
                    .isEqualTo(Code.REFUSED);
        }
    }

    @Test
    void records_spelt_as_text_are_read_as_well_as_those_that_are_elements() {
        SruAnswer answer = SruAnswer.read("""
                <r><numberOfRecords>1</numberOfRecords><records><record><recordPacking>string</recordPacking>
                <recordData>&lt;record&gt;&lt;controlfield tag="001"&gt;7&lt;/controlfield&gt;&lt;/record&gt;</recordData>
                </record></records></r>""".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.records())
                .singleElement()
                .isInstanceOfSatisfying(SruAnswer.Entry.Marc.class, marc -> assertThat(
                                new String(marc.octets().toArray(), StandardCharsets.UTF_8))
                        .isEqualTo("<record><controlfield tag=\"001\">7</controlfield></record>"));
    }

    @Test
    void nobody_there_is_unreachable() {
        int port = YazServer.freePort();
        assertThat(failure(z3950(port, "Default", Target.Syntax.MARC21, Map.of()), Duration.ofSeconds(5)))
                .isEqualTo(Code.UNREACHABLE);
        assertThat(failure(sru(port, Target.SruVersion.V1_2, "marcxml"), Duration.ofSeconds(5)))
                .isEqualTo(Code.UNREACHABLE);
    }
}
