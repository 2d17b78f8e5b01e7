package org.carrel.catalog.targets;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.marc.app.Marc4jIso5426;
import org.carrel.catalog.marc.app.Marc4jMarc8;
import org.carrel.catalog.targets.FieldedQuery.Criterion;
import org.carrel.catalog.targets.FieldedQuery.Index;
import org.carrel.catalog.z3950.Bib1;
import org.carrel.catalog.z3950.Rpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TargetRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final FieldedQuery QUERY = new FieldedQuery(List.of(
            new Criterion(Index.TITLE, " To  say \"nothing\"* ", false),
            new Criterion(Index.AUTHOR, "willi", true),
            new Criterion(Index.ISBN, "9780575099234", false),
            new Criterion(Index.YEAR, "1998", false)));

    @Test
    void a_query_is_said_in_cql_and_nothing_in_it_becomes_an_operator() {
        assertThat(CqlMapping.of(QUERY, Map.of(Index.ISBN, "pica.isb")))
                .isEqualTo("dc.title all \"To say \\\"nothing\\\"\\*\" and dc.creator = \"willi*\""
                        + " and pica.isb = \"9780575099234\" and dc.date = \"1998\"");
    }

    @Test
    void keywords_are_said_in_cql_as_briefly_as_they_can_be() {
        assertThat(cql("computer")).isEqualTo("computer");
        assertThat(cql("not")).isEqualTo("\"not\"");
        assertThat(cql("c++")).isEqualTo("\"c++\"");
        assertThat(cql("to be")).isEqualTo("cql.serverChoice all \"to be\"");
    }

    private static String cql(String keywords) {
        return CqlMapping.of(new FieldedQuery(List.of(new Criterion(Index.KEYWORD, keywords, false))), Map.of());
    }

    @Test
    void a_query_is_said_in_type_1_with_structure_and_truncation() {
        Rpn author = new Rpn.Operand(
                List.of(
                        Rpn.Attribute.of(Bib1.USE, Bib1.AUTHOR),
                        Rpn.Attribute.of(Bib1.STRUCTURE, Bib1.WORD),
                        Rpn.Attribute.of(Bib1.TRUNCATION, Bib1.RIGHT_TRUNCATION)),
                Rpn.Term.of("willi"));
        Rpn isbn = new Rpn.Operand(
                List.of(Rpn.Attribute.of(1, 1007), Rpn.Attribute.of(4, 1)), Rpn.Term.of("9780575099234"));
        Rpn tree = RpnMapping.of(QUERY, Map.of(Index.ISBN, "1=1007 4=1"));
        assertThat(tree).isInstanceOfSatisfying(Rpn.Joined.class, years -> assertThat(years.left())
                .isInstanceOfSatisfying(Rpn.Joined.class, isbns -> {
                    assertThat(isbns.right()).isEqualTo(isbn);
                    assertThat(isbns.left())
                            .isInstanceOfSatisfying(Rpn.Joined.class, titles -> assertThat(titles.right())
                                    .isEqualTo(author));
                }));
    }

    @Test
    void nothing_to_look_for_is_no_query() {
        assertThatThrownBy(() -> new Criterion(Index.TITLE, " \u0000\n ", false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FieldedQuery(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0::1"
            })
    void addresses_that_are_not_public_are_not_connected_to(String address) throws UnknownHostException {
        assertThat(HostGuard.isPublic(InetAddress.getByName(address))).isFalse();
        assertThatThrownBy(() -> new HostGuard(false).resolve(address))
                .isInstanceOfSatisfying(OutsideFailure.class, e -> assertThat(e.code())
                        .isEqualTo(OutsideFailure.Code.HOST_NOT_ALLOWED));
        assertThat(new HostGuard(true).resolve(address)).isEqualTo(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"140.147.249.67", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450:4009::1"})
    void public_addresses_are(String address) {
        assertThat(new HostGuard(false).resolve(address)).isNotNull();
    }

    @Test
    void a_database_that_fails_three_times_is_left_alone_for_a_minute_and_then_tried_once() {
        CircuitBreaker breaker = CircuitBreaker.CLOSED.failed(NOON).failed(NOON);
        assertThat(breaker.lets(NOON)).isTrue();
        CircuitBreaker open = breaker.failed(NOON);
        assertThat(open.lets(NOON.plusSeconds(59))).isFalse();
        Instant later = NOON.plusSeconds(60);
        assertThat(open.lets(later)).isTrue();
        CircuitBreaker trying = open.trying(later);
        assertThat(trying.lets(later)).isFalse();
        assertThat(trying.failed(later).lets(later.plusSeconds(59))).isFalse();
    }

    @Test
    void a_deadline_that_is_over_stops_the_next_step() {
        assertThatThrownBy(Deadline.in(Duration.ofMillis(-1))::leftMillis)
                .isInstanceOfSatisfying(
                        OutsideFailure.class, e -> assertThat(e.code()).isEqualTo(OutsideFailure.Code.TIMED_OUT));
        assertThat(Deadline.in(Duration.ofSeconds(5)).leftMillis()).isBetween(1, 5_000);
    }

    @Test
    void records_in_latin_1_are_brought_to_unicode_and_a_wrong_label_is_put_right() {
        byte[] unicode = MarcSamples.book("1", "Koeb og salg", "Author");
        byte[] latin = unicode.clone();
        int at = new String(latin, StandardCharsets.ISO_8859_1).indexOf("Koeb");
        latin[at + 1] = (byte) 0xF8;
        Octets put = MarcLabel.labelled(Octets.of(latin), Target.Charset.LATIN1);
        Reading reading =
                new MarcReader(new Marc4jMarc8(), new Marc4jIso5426()).read(put, Serialisation.ISO2709, "UTF-8");
        assertThat(reading).isInstanceOfSatisfying(Reading.Understood.class, understood -> assertThat(
                        understood.record().data("245").getFirst().first('a'))
                .hasValue("Køeb og salg"));
        byte[] unlabelled = unicode.clone();
        unlabelled[9] = ' ';
        assertThat(MarcLabel.labelled(Octets.of(unlabelled), Target.Charset.UTF8)
                        .at(9))
                .isEqualTo((byte) 'a');
        assertThat(MarcLabel.labelled(Octets.of(unlabelled), Target.Charset.AUTO)
                        .at(9))
                .isEqualTo((byte) ' ');
        assertThat(new Iso2709(new Marc4jMarc8()).read(put)).isInstanceOf(Reading.Understood.class);
    }

    @Test
    void passwords_do_not_get_into_logs() {
        assertThat(new Target.Credentials(null, "reader", "secret").toString()).doesNotContain("secret");
    }
}
