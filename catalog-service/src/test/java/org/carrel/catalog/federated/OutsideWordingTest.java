package org.carrel.catalog.federated;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.catalog.search.QueryParser;
import org.carrel.catalog.targets.FieldedQuery;
import org.carrel.catalog.targets.FieldedQuery.Criterion;
import org.carrel.catalog.targets.FieldedQuery.Index;

import static org.assertj.core.api.Assertions.assertThat;

class OutsideWordingTest {

    private static FieldedQuery worded(String text) {
        return QueryParser.parse(text) instanceof QueryParser.Parsed.Understood understood
                ? OutsideWording.of(understood.query()).orElseThrow()
                : new FieldedQuery(List.of());
    }

    @Test
    void words_of_one_index_are_said_together() {
        assertThat(worded("dog author:willis \"to say\" year:1998"))
                .isEqualTo(new FieldedQuery(List.of(
                        new Criterion(Index.KEYWORD, "dog to say", false),
                        new Criterion(Index.AUTHOR, "willis", false),
                        new Criterion(Index.YEAR, "1998", false))));
    }

    @Test
    void an_isbn_is_known_by_its_look() {
        assertThat(worded("0-471-44250-X"))
                .isEqualTo(new FieldedQuery(List.of(new Criterion(Index.ISBN, "9780471442509", false))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cats OR dogs", "cats NOT dogs", "*", "barcode:123", "year:1990-1999"})
    void what_others_cannot_be_asked_is_not_asked(String text) {
        assertThat(QueryParser.parse(text))
                .isInstanceOfSatisfying(QueryParser.Parsed.Understood.class, understood -> assertThat(
                                OutsideWording.of(understood.query()))
                        .isEmpty());
    }
}
