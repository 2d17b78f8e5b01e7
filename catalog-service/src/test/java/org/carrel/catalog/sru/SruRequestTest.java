package org.carrel.catalog.sru;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.carrel.catalog.partners.ScanStart;
import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.SortKey;

import static org.assertj.core.api.Assertions.assertThat;

class SruRequestTest {

    /** Reads {@code a=1&b=2}. */
    private static SruRequest.Parsed parse(String query) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            parameters
                    .computeIfAbsent(pair.substring(0, equals), _ -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        return SruRequest.parse(parameters);
    }

    @Test
    void nothing_at_all_asks_for_an_explanation() {
        assertThat(parse("").request()).isEqualTo(new SruRequest.Explain());
        assertThat(parse("operation=explain&version=1.1"))
                .extracting(SruRequest.Parsed::version, SruRequest.Parsed::request)
                .containsExactly(SruVersion.V1_1, new SruRequest.Explain());
    }

    @Test
    void version_2_needs_no_operation() {
        assertThat(parse("query=war")).satisfies(parsed -> {
            assertThat(parsed.version()).isEqualTo(SruVersion.V2_0);
            assertThat(parsed.request())
                    .isEqualTo(new SruRequest.SearchRetrieve("war", 1, 10, SruSchema.MARCXML, null));
        });
        assertThat(parse("scanClause=dc.title=war").request()).isEqualTo(new SruRequest.Scan("dc.title=war", 1, 20));
        assertThat(parse("operation=searchRetrieve&query=war").version()).isEqualTo(SruVersion.V1_2);
    }

    @Test
    void records_are_counted_from_one_and_capped() {
        assertThat(parse("version=1.2&operation=searchRetrieve&query=a&startRecord=11&maximumRecords=5000"
                                + "&recordSchema=info:srw/schema/1/mods-v3.7&recordPacking=string&x-info-2-auth=k")
                        .request())
                .isEqualTo(new SruRequest.SearchRetrieve("a", 11, 100, SruSchema.MODS, null));
        assertThat(parse("version=1.2&operation=searchRetrieve&query=a&recordPacking=string")
                        .escaped())
                .isTrue();
        assertThat(parse("query=a&recordXMLEscaping=string&recordPacking=packed")
                        .escaped())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "version=3.0&operation=explain, 5, 2.0",
        "version=1.2&operation=update, 4, update",
        "version=1.2&operation=searchRetrieve, 7, query",
        "version=1.2&operation=scan, 7, scanClause",
        "query=a&startRecord=0, 6, startRecord",
        "query=a&startRecord=x, 6, startRecord",
        "query=a&maximumRecords=-1, 6, maximumRecords",
        "query=a&startRecord=99999, 61, 99999",
        "query=a&recordSchema=bibframe, 66, bibframe",
        "query=a&recordXMLEscaping=zip, 71, zip",
        "version=1.1&operation=searchRetrieve&query=a&recordPacking=zip, 71, zip",
        "query=a&queryType=searchTerms, 11, searchTerms",
        "query=a&colour=red, 8, colour",
        "query=a&recordXPath=/a, 72, ''",
        "query=a&stylesheet=/a.xsl, 110, ''",
        "query=a&query=b, 6, query is repeated",
        "scanClause=a&maximumTerms=1000, 121, 200",
        "scanClause=a&maximumTerms=5&responsePosition=9, 120, 9"
    })
    void what_is_wrong_is_told_by_number(String query, int number, String details) {
        SruRequest.Parsed parsed = parse(query);
        assertThat(parsed.request()).isNull();
        assertThat(parsed.diagnostics()).contains(new SruDiagnostic(number, details));
    }

    @Test
    void sort_keys_of_version_1_1_are_understood() {
        var search = new SruRequest.SearchRetrieve("war", 1, 10, SruSchema.DC, "title,,0 /record/date,,1");
        assertThat(((SruQuery.Understood) SruQuery.of(search)).order())
                .containsExactly(new SortKey(SortKey.By.TITLE, true), new SortKey(SortKey.By.YEAR, false));
        var both = new SruRequest.SearchRetrieve("war sortBy dc.date", 1, 10, SruSchema.DC, "title");
        assertThat(((SruQuery.Understood) SruQuery.of(both)).order())
                .containsExactly(new SortKey(SortKey.By.YEAR, false));
        var path = new SruRequest.SearchRetrieve("war", 1, 10, SruSchema.DC, "//*[1]");
        assertThat(((SruQuery.Refused) SruQuery.of(path)).diagnostic().number()).isEqualTo(88);
    }

    @Test
    void a_scan_clause_is_an_index_and_a_place_in_it() {
        assertThat(SruQuery.clause("dc.title = \"war and peace\""))
                .isEqualTo(new SruQuery.Clause.At(new ScanStart(Field.TITLE, "war and peace")));
        assertThat(SruQuery.clause("dc.creator exact tolstoy"))
                .isEqualTo(new SruQuery.Clause.At(new ScanStart(Field.AUTHOR, "tolstoy")));
        assertThat(((SruQuery.Clause.Not) SruQuery.clause("dc.colour = red"))
                        .diagnostic()
                        .number())
                .isEqualTo(16);
        assertThat(((SruQuery.Clause.Not) SruQuery.clause("dc.title = a and dc.creator = b"))
                        .diagnostic()
                        .number())
                .isEqualTo(10);
    }
}
