package org.carrel.catalog.z3950;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.z3950.CapturedPdus.Captured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PdusTest {

    private static final Octets REFERENCE = octets("ref");

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Captured> captured() {
        return CapturedPdus.all();
    }

    @ParameterizedTest
    @MethodSource("captured")
    void what_others_say_is_understood(Captured captured) {
        Pdu pdu = Pdus.read(captured.octets(), Limits.DEFAULT);
        assertThat(pdu).isNotInstanceOf(Pdu.Unsupported.class);
    }

    @Test
    void what_a_client_said_is_written_again_octet_for_octet() {
        List<Captured> sent = captured().stream().filter(Captured::fromClient).toList();
        assertThat(sent).hasSizeGreaterThan(10);
        for (Captured captured : sent) {
            assertThat(Pdus.write(Pdus.read(captured.octets(), Limits.DEFAULT))).isEqualTo(captured.octets());
        }
    }

    @Test
    void a_search_of_zoomsh_is_read_to_its_attributes() {
        Pdu search = Pdus.read(captured().get(2).octets(), Limits.DEFAULT);
        assertThat(search)
                .isEqualTo(new Pdu.SearchRequest(
                        null,
                        Pdu.Inline.NONE,
                        true,
                        "1",
                        List.of("Default"),
                        null,
                        null,
                        new Pdu.SearchQuery.Type1(
                                Bib1.ATTRIBUTES,
                                new Rpn.Operand(
                                        List.of(
                                                Rpn.Attribute.of(Bib1.STRUCTURE, Bib1.WORD_LIST),
                                                Rpn.Attribute.of(Bib1.USE, Bib1.ANY)),
                                        Rpn.Term.of("computer")))));
    }

    @Test
    void a_record_is_taken_out_of_an_answer_whose_lengths_are_not_said() {
        Pdu answer = Pdus.read(captured().get(5).octets(), Limits.DEFAULT);
        assertThat(answer).isInstanceOfSatisfying(Pdu.PresentResponse.class, present -> {
            assertThat(present.status()).isEqualTo(Pdu.PresentStatus.SUCCESS);
            assertThat(present.records().records()).singleElement().satisfies(record -> {
                assertThat(record.database()).isEqualTo("Default");
                assertThat(record.content()).isInstanceOfSatisfying(Pdu.Retrieved.class, marc -> assertThat(
                                new String(marc.octets().toArray(), StandardCharsets.US_ASCII))
                        .startsWith("00366nam")
                        .contains("How to program a computer")
                        .hasSize(366));
            });
        });
    }

    @Test
    void diagnostics_say_what_is_wrong_and_with_what() {
        assertThat(captured().stream()
                        .map(each -> Pdus.read(each.octets(), Limits.DEFAULT))
                        .flatMap(pdu -> pdu instanceof Pdu.SearchResponse response
                                ? response.records().diagnostics().stream()
                                : Stream.empty()))
                .contains(Diagnostic.bib1(Bib1.DATABASE_UNAVAILABLE, "Nope"));
    }

    static List<Pdu> messages() {
        var capabilities = new Pdu.Capabilities(
                3, Set.of(Pdu.Option.SEARCH, Pdu.Option.SCAN, Pdu.Option.NAMED_RESULT_SETS), 1 << 20, 1L << 33);
        var implementation = new Pdu.Implementation("1", "Réseau", null);
        var operand = new Rpn.Operand(
                List.of(
                        new Rpn.Attribute("1.2.3", 1, new Rpn.Attribute.Names(List.of("title", "ti"))),
                        Rpn.Attribute.of(5, 100)),
                new Rpn.Term.Text("Øl"));
        var tree = new Rpn.Joined(
                Rpn.Operator.Simple.AND_NOT,
                new Rpn.Joined(new Rpn.Operator.Proximity(true, 3, false, 2, 2), operand, new Rpn.ResultSet("earlier")),
                new Rpn.Operand(List.of(), new Rpn.Term.Numeric(-300)));
        var marc = new Pdu.Retrieved(RecordSyntax.USMARC, Octets.of(new byte[70_000]));
        var opac = new OpacRecord(
                marc,
                List.of(
                        new OpacRecord.Holding.Marc(marc),
                        new OpacRecord.Holding.Described(
                                new OpacRecord.Coding("x", null, "y", null, null, null, "2026"),
                                new OpacRecord.Shelf("DK-1", "Main", "Stacks", "QA 1 .B2", null, "c. 2"),
                                new OpacRecord.Notes("a note", null, null),
                                "v. 1-3",
                                List.of(new OpacRecord.Volume("v. 1", "1999", null)),
                                List.of(new OpacRecord.Circulation(
                                        false, "2026-12-01", null, null, "3000", true, false, "v. 1", null, null)))));
        var why = Diagnostic.bib1(Bib1.USE_UNSUPPORTED, "9999");
        return List.of(
                new Pdu.InitializeRequest(
                        REFERENCE,
                        capabilities,
                        new Pdu.Authentication.IdPass(null, "reader", "secret"),
                        implementation),
                new Pdu.InitializeRequest(
                        null, capabilities, new Pdu.Authentication.Open("reader/secret"), implementation),
                new Pdu.InitializeRequest(null, capabilities, new Pdu.Authentication.Anonymous(), implementation),
                new Pdu.InitializeResponse(REFERENCE, capabilities, false, implementation),
                new Pdu.SearchRequest(
                        REFERENCE,
                        new Pdu.Inline(1, 100, 10),
                        true,
                        "default",
                        List.of("one", "two"),
                        "F",
                        RecordSyntax.XML,
                        new Pdu.SearchQuery.Type1(Bib1.ATTRIBUTES, tree)),
                new Pdu.SearchRequest(
                        null,
                        Pdu.Inline.NONE,
                        false,
                        "1",
                        List.of("one"),
                        null,
                        null,
                        new Pdu.SearchQuery.Cql("dc.title = \"Ulysses\"")),
                new Pdu.SearchResponse(
                        REFERENCE,
                        5_000_000_000L,
                        0,
                        1,
                        false,
                        Pdu.ResultSetStatus.NONE,
                        Pdu.PresentStatus.FAILURE,
                        Pdu.Records.failed(why)),
                new Pdu.PresentRequest(
                        null,
                        "1",
                        11,
                        10,
                        List.of(new Pdu.Range(40, 2)),
                        new Pdu.Composition("B", "http://www.loc.gov/MARC21/slim"),
                        RecordSyntax.USMARC),
                new Pdu.PresentRequest(
                        null, "1", 1, 1, List.of(), new Pdu.Composition(null, "1.2.840.10003.13.2"), null),
                new Pdu.PresentResponse(
                        REFERENCE,
                        5,
                        6,
                        Pdu.PresentStatus.PARTIAL_2,
                        Pdu.Records.of(List.of(
                                new Pdu.DatabaseRecord("one", marc),
                                new Pdu.DatabaseRecord(null, new Pdu.Text("For people: 大阪")),
                                new Pdu.DatabaseRecord("two", new Pdu.Opac(opac)),
                                new Pdu.DatabaseRecord("two", new Pdu.Opac(new OpacRecord(marc, List.of()))),
                                new Pdu.DatabaseRecord("two", new Pdu.Failed(why))))),
                new Pdu.PresentResponse(
                        null, 0, 0, Pdu.PresentStatus.FAILURE, Pdu.Records.failed(why, Diagnostic.bib1(1, ""))),
                new Pdu.DeleteResultSetRequest(null, false, List.of("1", "2")),
                new Pdu.DeleteResultSetRequest(REFERENCE, true, List.of()),
                new Pdu.DeleteResultSetResponse(REFERENCE, 1),
                new Pdu.ScanRequest(REFERENCE, List.of("one"), Bib1.ATTRIBUTES, operand, 0, 20, 10),
                new Pdu.ScanRequest(null, List.of("one"), null, operand, null, 20, null),
                new Pdu.ScanResponse(
                        null,
                        0,
                        5,
                        2,
                        1,
                        List.of(
                                new Pdu.ScanEntry.Entry(Rpn.Term.of("abc"), "Abc", 12),
                                new Pdu.ScanEntry.Entry(Rpn.Term.of("abd"), null, null),
                                new Pdu.ScanEntry.Failed(why)),
                        List.of(why)),
                new Pdu.ScanResponse(null, null, 6, 0, null, List.of(), List.of()),
                new Pdu.SortRequest(
                        null,
                        List.of("1"),
                        "2",
                        List.of(
                                new Pdu.SortKey(new Pdu.SortKey.Named("title"), 0, false),
                                new Pdu.SortKey(
                                        new Pdu.SortKey.Attributes(
                                                Bib1.ATTRIBUTES,
                                                List.of(Rpn.Attribute.of(Bib1.USE, Bib1.DATE_OF_PUBLICATION))),
                                        1,
                                        true))),
                new Pdu.SortResponse(REFERENCE, 2, 3, List.of(why)),
                new Pdu.SortResponse(null, 0, null, List.of()),
                new Pdu.Close(REFERENCE, Pdu.CloseReason.LACK_OF_ACTIVITY, "Good night"),
                new Pdu.Close(null, Pdu.CloseReason.FINISHED, null));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void what_is_written_is_read_again(Pdu message) {
        assertThat(Pdus.read(Pdus.write(message), Limits.DEFAULT)).isEqualTo(message);
    }

    @Test
    void a_message_that_is_not_spoken_is_named_by_its_number() {
        Octets extendedServices = Octets.of(new byte[] {(byte) 0xBF, 46, 5, (byte) 0x82, 3, 'r', 'e', 'f'});
        assertThat(Pdus.read(extendedServices, Limits.DEFAULT)).isEqualTo(new Pdu.Unsupported(REFERENCE, 46));
        assertThatThrownBy(() -> Pdus.write(new Pdu.Unsupported(null, 46)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passwords_do_not_get_into_logs() {
        assertThat(new Pdu.Authentication.IdPass("group", "reader", "secret").toString())
                .contains("reader")
                .doesNotContain("secret");
        assertThat(new Pdu.Authentication.Open("reader/secret").toString()).doesNotContain("secret");
    }

    @Test
    void terms_that_are_not_utf_8_are_taken_for_latin_1() {
        var term = new Rpn.Term.General(Octets.of(new byte[] {'K', (byte) 0xF8, 'b'}));
        assertThat(term.text()).isEqualTo("Køb");
    }
}
