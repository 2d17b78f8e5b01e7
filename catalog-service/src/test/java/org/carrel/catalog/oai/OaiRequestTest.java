package org.carrel.catalog.oai;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OaiRequestTest {

    /** Reads {@code a=1&b=2}. */
    private static OaiRequest.Parsed parse(String query) {
        var arguments = new LinkedHashMap<String, List<String>>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            arguments
                    .computeIfAbsent(pair.substring(0, equals), _ -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        return OaiRequest.parse(arguments);
    }

    private static OaiRequest understood(String query) {
        return ((OaiRequest.Parsed.Understood) parse(query)).request();
    }

    private static OaiError.Code refused(String query) {
        return ((OaiRequest.Parsed.Refused) parse(query)).errors().getFirst().code();
    }

    @Test
    void every_verb_is_understood() {
        assertThat(understood("verb=Identify")).isEqualTo(new OaiRequest.Identify());
        assertThat(understood("verb=ListSets")).isEqualTo(new OaiRequest.ListSets());
        assertThat(understood("verb=ListMetadataFormats&identifier=oai:a.b:1"))
                .isEqualTo(new OaiRequest.ListMetadataFormats("oai:a.b:1"));
        assertThat(understood("verb=GetRecord&identifier=x&metadataPrefix=mods"))
                .isEqualTo(new OaiRequest.GetRecord("x", "mods"));
        assertThat(understood("verb=ListIdentifiers&metadataPrefix=marc21&set=format-book"))
                .isEqualTo(new OaiRequest.StartList(
                        false, new Selection(MetadataFormat.MARC21, "format-book", null, null)));
        assertThat(understood("verb=ListRecords&resumptionToken=abc")).isEqualTo(new OaiRequest.GoOn(true, "abc"));
    }

    @Test
    void a_range_includes_both_its_ends() {
        assertThat(understood("verb=ListRecords&metadataPrefix=oai_dc&from=2024-02-29&until=2024-02-29"))
                .isEqualTo(new OaiRequest.StartList(
                        true,
                        new Selection(
                                MetadataFormat.OAI_DC,
                                null,
                                Instant.parse("2024-02-29T00:00:00Z"),
                                Instant.parse("2024-03-01T00:00:00Z"))));
        assertThat(understood("verb=ListRecords&metadataPrefix=oai_dc"
                        + "&from=2024-02-29T12:00:00Z&until=2024-02-29T12:00:00Z"))
                .isEqualTo(new OaiRequest.StartList(
                        true,
                        new Selection(
                                MetadataFormat.OAI_DC,
                                null,
                                Instant.parse("2024-02-29T12:00:00Z"),
                                Instant.parse("2024-02-29T12:00:01Z"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "verb=", "verb=Delete", "verb=identify", "verb=Identify&verb=Identify", "metadataPrefix=x"})
    void what_is_no_verb_is_told(String query) {
        assertThat(refused(query)).isEqualTo(OaiError.Code.BAD_VERB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verb=Identify&x=1",
                "verb=ListRecords",
                "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=mods",
                "verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=abc",
                "verb=ListRecords&metadataPrefix=oai_dc&from=yesterday",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2023-02-29",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01T00:00:00",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01T00:00:00.000Z",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-02&until=2024-01-01",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01&until=2024-01-01T00:00:00Z",
                "verb=ListRecords&metadataPrefix=oai_dc&set=a b",
                "verb=ListRecords&metadataPrefix=a/b",
                "verb=GetRecord&identifier=x",
                "verb=GetRecord&metadataPrefix=oai_dc",
                "verb=ListSets&set=x"
            })
    void what_is_no_argument_is_told(String query) {
        assertThat(refused(query)).isEqualTo(OaiError.Code.BAD_ARGUMENT);
        assertThat(((OaiRequest.Parsed.Refused) parse(query)).arguments()).isEmpty();
    }

    @Test
    void a_format_that_there_is_not_is_told_and_the_request_repeated() {
        String query = "verb=ListRecords&metadataPrefix=bibframe";
        assertThat(refused(query)).isEqualTo(OaiError.Code.CANNOT_DISSEMINATE_FORMAT);
        assertThat(((OaiRequest.Parsed.Refused) parse(query)).arguments())
                .isEqualTo(Map.of("verb", "ListRecords", "metadataPrefix", "bibframe"));
        assertThat(refused("verb=ListSets&resumptionToken=x")).isEqualTo(OaiError.Code.BAD_RESUMPTION_TOKEN);
    }

    @Test
    void a_token_says_what_was_put_into_it_and_no_other_is_one() {
        byte[] key = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var token = new ResumptionToken(
                true,
                new Selection(MetadataFormat.MODS, "branch-EAST", null, Instant.parse("2026-01-01T00:00:00Z")),
                new ResumptionToken.Place(Instant.parse("2025-06-01T10:11:12.123456Z"), new UUID(1, 2)),
                300);
        String sealed = token.sealed(key);
        assertThat(ResumptionToken.opened(sealed, key)).contains(token);
        byte[] other = key.clone();
        other[0]++;
        assertThat(ResumptionToken.opened(sealed, other)).isEmpty();
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var forged = new StringBuilder(sealed);
            int at = random.nextInt(sealed.length() - 1);
            char character = (char) ('A' + random.nextInt(26));
            if (forged.charAt(at) == character) {
                continue;
            }
            forged.setCharAt(at, character);
            assertThat(ResumptionToken.opened(forged.toString(), key))
                    .as("seed %d", seed)
                    .isEmpty();
        }
        for (String nonsense : List.of("", "x", "ÆØÅ", "%%%", "AAAA", "A".repeat(5_000))) {
            assertThat(ResumptionToken.opened(nonsense, key)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"library.example, true", "a.b-c.dk, true", "localhost, false", "1a.b, false", "a..b, false"})
    void a_repository_is_named_by_a_domain(String name, boolean right) {
        var id = new UUID(7, 9);
        if (right) {
            var identifiers = new OaiIdentifier(name);
            assertThat(identifiers.recordId(identifiers.of(id))).contains(id);
            assertThat(identifiers.recordId("oai:other.example:" + id)).isEmpty();
            assertThat(identifiers.recordId(identifiers.of(id) + "0")).isEmpty();
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> new OaiIdentifier(name));
        }
    }
}
