package org.carrel.catalog.search;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.search.Query.And;
import org.carrel.catalog.search.Query.Everything;
import org.carrel.catalog.search.Query.Not;
import org.carrel.catalog.search.Query.Or;
import org.carrel.catalog.search.Query.Phrase;
import org.carrel.catalog.search.Query.Truncated;
import org.carrel.catalog.search.Query.Word;
import org.carrel.catalog.search.Query.Years;

import static org.assertj.core.api.Assertions.assertThat;

class QueryParserTest {

    private static Query query(String text) {
        return ((QueryParser.Parsed.Understood) QueryParser.parse(text)).query();
    }

    private static void malformed(String text, String code, int position) {
        assertThat(QueryParser.parse(text)).isInstanceOfSatisfying(QueryParser.Parsed.Malformed.class, malformed -> {
            assertThat(malformed.code()).isEqualTo(code);
            assertThat(malformed.position()).isEqualTo(position);
        });
    }

    private static Word any(String text) {
        return new Word(Field.ANY, text);
    }

    @Test
    void words_must_all_be_found() {
        assertThat(query("nature")).isEqualTo(any("nature"));
        assertThat(query(" war  and peace")).isEqualTo(new And(List.of(any("war"), any("and"), any("peace"))));
    }

    @Test
    void fields_phrases_truncation_and_years() {
        assertThat(query("title:nature")).isEqualTo(new Word(Field.TITLE, "nature"));
        assertThat(query("AU:austen")).isEqualTo(new Word(Field.AUTHOR, "austen"));
        assertThat(query("ti:\"pride and prejudice\"")).isEqualTo(new Phrase(Field.TITLE, "pride and prejudice"));
        assertThat(query("subject:libr*")).isEqualTo(new Truncated(Field.SUBJECT, "libr"));
        assertThat(query("year:1990-1999")).isEqualTo(new Years(1990, 1999));
        assertThat(query("year:1990..")).isEqualTo(new Years(1990, 9999));
        assertThat(query("year:-1900")).isEqualTo(new Years(0, 1900));
        assertThat(query("yr:1984")).isEqualTo(new Years(1984, 1984));
    }

    @Test
    void operators_and_parentheses() {
        assertThat(query("cats OR dogs birds"))
                .isEqualTo(new Or(List.of(any("cats"), new And(List.of(any("dogs"), any("birds"))))));
        assertThat(query("(cats OR dogs) AND NOT birds"))
                .isEqualTo(new And(List.of(new Or(List.of(any("cats"), any("dogs"))), new Not(any("birds")))));
        assertThat(query("title:(cats OR dogs)"))
                .isEqualTo(new Or(List.of(new Word(Field.TITLE, "cats"), new Word(Field.TITLE, "dogs"))));
    }

    @Test
    void small_letters_and_strange_colons_are_words() {
        assertThat(query("or not")).isEqualTo(new And(List.of(any("or"), any("not"))));
        assertThat(query("Java: basics")).isEqualTo(new And(List.of(any("Java:"), any("basics"))));
        assertThat(query("title: nature")).isEqualTo(new And(List.of(any("title:"), any("nature"))));
        assertThat(query("book(s)")).isEqualTo(any("book(s)"));
        assertThat(query("C++")).isEqualTo(any("C++"));
    }

    @Test
    void an_isbn_may_be_written_with_blanks() {
        assertThat(query("978 0 471 44250 9")).isEqualTo(new Word(Field.ISBN, "9780471442509"));
        assertThat(query("0-471-44250-X")).isEqualTo(new Word(Field.ISBN, "9780471442509"));
        assertThat(query("1984 2001 1776")).isInstanceOf(And.class);
    }

    @Test
    void nothing_means_everything() {
        assertThat(query("")).isEqualTo(new Everything());
        assertThat(query(" * ")).isEqualTo(new Everything());
    }

    @Test
    void what_makes_no_sense_is_told_with_its_place() {
        malformed("war \"and peace", "unbalanced-quote", 4);
        malformed("(war", "unbalanced-parenthesis", 0);
        malformed("war)", "unbalanced-parenthesis", 3);
        malformed("war AND", "operator-without-operand", 7);
        malformed("OR war", "operator-without-operand", 0);
        malformed("war OR OR peace", "operator-without-operand", 7);
        malformed("\"\"", "empty-phrase", 0);
        malformed("a*", "truncation-too-short", 0);
        malformed("year:soon", "malformed-year", 5);
        malformed("x".repeat(501), "query-too-long", 500);
        malformed("(".repeat(40) + "x", "query-too-complex", 13);
        malformed("x ".repeat(70), "query-too-complex", 128);
    }

    @Test
    void whatever_is_typed_is_either_understood_or_malformed() {
        for (long seed = 1; seed <= 5_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(List.of(
                                "a", "title:", "\"", "(", ")", " ", "AND", "OR ", "NOT ", "*", ":", "year:", "9", "-",
                                "é")
                        .get(random.nextInt(15)));
            }
            assertThat(QueryParser.parse(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .isNotNull();
        }
    }

    @Test
    void plain_words_are_told_from_anything_more() {
        assertThat(QueryParser.plainWords(query("war and peace"), Field.ANY)).containsExactly("war", "and", "peace");
        assertThat(QueryParser.plainWords(query("war OR peace"), Field.ANY)).isEmpty();
        assertThat(QueryParser.plainWords(query("war au:tolstoy"), Field.ANY)).isEmpty();
        assertThat(QueryParser.plainWords(query("title:(war peace)"), Field.TITLE))
                .containsExactly("war", "peace");
    }
}
