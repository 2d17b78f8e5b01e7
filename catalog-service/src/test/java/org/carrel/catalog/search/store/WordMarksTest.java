package org.carrel.catalog.search.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordMarksTest {

    /** What is taken out, as the rules would be written down: one after the other over the whole text. */
    private record Rule(Pattern found, String instead) {}

    private static final List<Rule> RULES = List.of(
            new Rule(Pattern.compile("[\u02B9\u02BA\u02BB\u02BC\u02BE\u02BF]"), ""),
            new Rule(Pattern.compile("(?<![\\p{L}\\p{N}+#])([A-Za-z])\\+\\+"), "$1plusplus"),
            new Rule(Pattern.compile("(?<![\\p{L}\\p{N}+#])([A-Za-z])#"), "$1sharp"),
            new Rule(
                    Pattern.compile(
                            "(?<![\\p{L}\\p{N}])(?:[cdjlmnstCDJLMNST]|[dD]ell|[aA]ll|[qQ]u)['\u2019](?=\\p{L})"),
                    ""),
            new Rule(Pattern.compile("['\u2019][sS](?![\\p{L}\\p{N}])"), ""),
            new Rule(Pattern.compile("(?<=\\p{L})['\u2019](?=\\p{L})"), ""));

    private static final List<String> PIECES = List.of(
            "a",
            "c",
            "d",
            "s",
            "S",
            "l",
            "e",
            "q",
            "u",
            "D",
            "A",
            "Q",
            "all",
            "dell",
            "qu",
            "C",
            "'",
            "'",
            "\u2019",
            "'s",
            "+",
            "++",
            "#",
            " ",
            " ",
            "-",
            ".",
            "4",
            "\u00BD",
            "\u00E9",
            "e\u0301",
            "\u4E2D",
            "\uD83D\uDE00",
            "\u02BB",
            "\u02B9",
            "\u2163");

    @Test
    void articles_and_possessives_and_apostrophes_go() {
        assertThat(without("L'\u00E9tranger")).isEqualTo("\u00E9tranger");
        assertThat(without("dell\u2019arte, all'opera, qu'il")).isEqualTo("arte, opera, il");
        assertThat(without("Schindler's list")).isEqualTo("Schindler list");
        assertThat(without("O'Brien")).isEqualTo("OBrien");
        assertThat(without("Tolsto\u02B9i")).isEqualTo("Tolstoi");
    }

    @Test
    void languages_with_signs_stay_words_of_their_own() {
        assertThat(without("C++ and C#, not Mac++ or 3#")).isEqualTo("Cplusplus and Csharp, not Mac++ or 3#");
    }

    @Test
    void a_text_without_marks_is_as_it_was_however_long() {
        String text = "Around the world in eighty days. ".repeat(2_000);

        assertThat(without(text)).isEqualTo(text);
        assertThat(without(text + "Verne's")).isEqualTo(text + "Verne");
        assertThat(without("")).isEmpty();
    }

    @Test
    void any_text_comes_out_as_the_rules_one_after_the_other_leave_it() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200_000; round++) {
            var text = new StringBuilder();
            for (int count = random.nextInt(14); count > 0; count--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            assertThat(without(text.toString()))
                    .as("seed %d, text <%s>", seed, text)
                    .isEqualTo(byRules(text.toString()));
        }
    }

    private static String byRules(String text) {
        String left = text;
        for (Rule rule : RULES) {
            left = rule.found().matcher(left).replaceAll(rule.instead());
        }
        return left;
    }

    private static String without(String text) {
        var out = new StringWriter();
        try (var marks = new WordMarks(new StringReader(text))) {
            marks.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
