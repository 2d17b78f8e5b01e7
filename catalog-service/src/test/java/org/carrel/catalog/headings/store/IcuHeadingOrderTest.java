package org.carrel.catalog.headings.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.headings.HeadingList;
import org.carrel.catalog.marc.Octets;

import static org.assertj.core.api.Assertions.assertThat;

class IcuHeadingOrderTest {

    private static void assertOrder(String language, HeadingList list, String... expected) {
        var order = new IcuHeadingOrder(language);
        var shuffled = new ArrayList<>(List.of(expected));
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort((one, other) -> Arrays.compareUnsigned(
                order.key(list, one, null).toArray(),
                order.key(list, other, null).toArray()));
        assertThat(shuffled).containsExactly(expected);
    }

    @Test
    void titles_file_word_by_word_with_numbers_by_their_value() {
        assertOrder(
                "und",
                HeadingList.TITLE,
                "2 states",
                "10 things I hate",
                "1984",
                "C",
                "C#",
                "Catch-22",
                "Catch 100",
                "I, Claudius",
                "I met a man",
                "New York",
                "New-York tribune",
                "Newark",
                "O'Neill",
                "Oneness");
    }

    @Test
    void a_surname_stands_before_its_compounds() {
        assertOrder(
                "und",
                HeadingList.NAME,
                "Smith, Adam",
                "Smith, John",
                "Smith, John, 1901-1980",
                "Smith, John, 1953-",
                "Smith, Zo\u00EB",
                "Smith Jones, Ann",
                "Smithers, A.");
    }

    @Test
    void a_subject_and_its_subdivisions_stand_before_phrases() {
        assertOrder(
                "und",
                HeadingList.SUBJECT,
                "Cooking",
                "Cooking -- France",
                "Cooking -- History -- 19th century",
                "Cooking -- History -- 20th century",
                "Cooking, American",
                "Cooking as a profession",
                "Cooking (Beef)",
                "Cookingware");
    }

    @Test
    void diacritics_file_beside_their_letters_and_scripts_one_after_the_other() {
        assertOrder(
                "und",
                HeadingList.NAME,
                "Andersen, H. C.",
                "\u00C5ngstr\u00F6m, Anders",
                "Emile",
                "\u00C9mile",
                "Zola, \u00C9mile",
                "\u0391\u03C1\u03B9\u03C3\u03C4\u03BF\u03C4\u03AD\u03BB\u03B7\u03C2",
                "\u041F\u0443\u0448\u043A\u0438\u043D, \u0410",
                "\u05D1\u05D9\u05D0\u05DC\u05D9\u05E7",
                "\u0646\u062C\u064A\u0628",
                "\u6771\u4EAC");
    }

    @Test
    void a_library_may_file_by_the_alphabet_of_its_language() {
        assertOrder("da", HeadingList.NAME, "Andersen", "Zola", "\u00C6ro", "\u00D8rsted", "\u00C5ngstr\u00F6m");
        assertOrder("sv", HeadingList.NAME, "Andersen", "Zola", "\u00C5ngstr\u00F6m", "\u00C4ro", "\u00D6rsted");
        assertThat(new IcuHeadingOrder("da").rules()).isNotEqualTo(new IcuHeadingOrder("sv").rules());
    }

    @Test
    void classes_file_as_they_are_shelved() {
        assertOrder(
                "und", HeadingList.CLASSIFICATION, "005.1", "005.133", "025.04", "QA9", "QA76.73", "QA76.9", "Z678");
    }

    @Test
    void a_place_stands_before_all_that_differ_in_case_and_marks_alone() {
        var order = new IcuHeadingOrder("und");
        byte[] place = order.place(HeadingList.TITLE, "\u00C9TUDES").toArray();
        assertThat(List.of("etudes", "\u00E9tudes", "\u00C9tudes", "etudes a", "Etudes"))
                .allMatch(text -> Arrays.compareUnsigned(
                                place, order.key(HeadingList.TITLE, text, null).toArray())
                        <= 0);
        assertThat(Arrays.compareUnsigned(
                        place, order.key(HeadingList.TITLE, "Etude", null).toArray()))
                .isPositive();
        assertThat(order.place(HeadingList.CLASSIFICATION, "qa"))
                .isEqualTo(Octets.of("QA".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_key_has_an_end() {
        assertThat(new IcuHeadingOrder("und")
                        .key(HeadingList.TITLE, "\u6771".repeat(5_000), null)
                        .length())
                .isEqualTo(400);
    }
}
