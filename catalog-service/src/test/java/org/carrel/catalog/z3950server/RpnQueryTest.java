package org.carrel.catalog.z3950server;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.z3950.Bib1;
import org.carrel.catalog.z3950.Rpn;

import static org.assertj.core.api.Assertions.assertThat;

class RpnQueryTest {

    /** A term with attributes as in {@code 1=4 5=1}. */
    private static Rpn.Operand term(String attributes, String text) {
        return new Rpn.Operand(
                attributes.isEmpty()
                        ? List.of()
                        : Arrays.stream(attributes.split(" "))
                                .map(pair -> pair.split("="))
                                .map(pair -> Rpn.Attribute.of(Integer.parseInt(pair[0]), Integer.parseInt(pair[1])))
                                .toList(),
                Rpn.Term.of(text));
    }

    private static RpnQuery.Outcome read(Rpn rpn) {
        return RpnQuery.of(Bib1.ATTRIBUTES, rpn, name -> name.equals("1") ? new Query.Everything() : null);
    }

    private static Query understood(Rpn rpn) {
        return ((RpnQuery.Outcome.Understood) read(rpn)).query();
    }

    static Stream<Arguments> terms() {
        return Stream.of(
                Arguments.of("", "whale", new Query.Word(Field.ANY, "whale")),
                Arguments.of("1=4", "whale", new Query.Word(Field.TITLE, "whale")),
                Arguments.of(
                        "1=4",
                        "moby dick",
                        new Query.And(
                                List.of(new Query.Word(Field.TITLE, "moby"), new Query.Word(Field.TITLE, "dick")))),
                Arguments.of("1=4 4=1", "moby dick", new Query.Phrase(Field.TITLE, "moby dick")),
                Arguments.of("1=4 3=1 4=1", "moby dick", new Query.Begins(Field.TITLE, "moby dick", false)),
                Arguments.of("1=4 3=1 4=1 5=1", "moby di", new Query.Begins(Field.TITLE, "moby di", true)),
                Arguments.of("1=4 4=1 6=3", "moby dick", new Query.Exact(Field.TITLE, "moby dick")),
                Arguments.of("1=1003 5=1", "melv", new Query.Truncated(Field.AUTHOR, "melv")),
                Arguments.of("1=7", "0-471-44250-X", new Query.Word(Field.ISBN, "0-471-44250-X")),
                Arguments.of("1=31 2=3", "1997", new Query.Years(1997, 1997)),
                Arguments.of("1=31 2=4", "1997", new Query.Years(1997, 9999)),
                Arguments.of("1=4 2=101", "whales", new Query.Stemmed(Field.TITLE, "whales")),
                Arguments.of("1=4 2=103", "", new Query.Everything()));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void attributes_mean_what_they_say(String attributes, String text, Query query) {
        assertThat(understood(term(attributes, text))).isEqualTo(query);
    }

    @Test
    void marks_in_a_term_are_ordinary_unless_truncation_says_otherwise() {
        assertThat(understood(term("1=4", "what?"))).isEqualTo(new Query.Word(Field.TITLE, "what?"));
        assertThat(understood(term("1=4 5=101", "wha#"))).isEqualTo(new Query.Truncated(Field.TITLE, "wha"));
        assertThat(understood(term("1=4 5=104", "wh#l?"))).isEqualTo(new Query.Masked(Field.TITLE, "wh?l*"));
    }

    @Test
    void queries_are_joined_and_build_on_earlier_ones() {
        Rpn both = new Rpn.Joined(Rpn.Operator.Simple.AND_NOT, new Rpn.ResultSet("1"), term("1=21", "whales"));
        assertThat(understood(both))
                .isEqualTo(new Query.And(
                        List.of(new Query.Everything(), new Query.Not(new Query.Word(Field.SUBJECT, "whales")))));
    }

    @ParameterizedTest
    @CsvSource({
        "1=9999, a, 114",
        "1=4 2=100, a, 117",
        "1=4 3=9, a, 119",
        "1=4 4=104, a, 118",
        "1=4 5=102, a, 120",
        "1=4 6=9, a, 122",
        "7=1, a, 113",
        "1=4, '', 125"
    })
    void what_cannot_be_done_is_refused_by_its_number(String attributes, String text, int condition) {
        assertThat(((RpnQuery.Outcome.Refused) read(term(attributes, text)))
                        .diagnostic()
                        .condition())
                .isEqualTo(condition);
    }

    @Test
    void unknown_sets_and_results_are_refused() {
        assertThat(((RpnQuery.Outcome.Refused) RpnQuery.of("1.2.840.10003.3.2", term("", "a"), _ -> null))
                        .diagnostic()
                        .condition())
                .isEqualTo(Bib1.ATTRIBUTE_SET_UNSUPPORTED);
        assertThat(((RpnQuery.Outcome.Refused) read(new Rpn.ResultSet("2")))
                        .diagnostic()
                        .condition())
                .isEqualTo(Bib1.RESULT_SET_UNKNOWN);
        Rpn near = new Rpn.Joined(new Rpn.Operator.Proximity(false, 1, true, 2, 2), term("", "a"), term("", "b"));
        assertThat(((RpnQuery.Outcome.Refused) read(near)).diagnostic().condition())
                .isEqualTo(Bib1.OPERATOR_UNSUPPORTED);
    }
}
