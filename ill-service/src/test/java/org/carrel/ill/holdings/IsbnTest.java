package org.carrel.ill.holdings;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IsbnTest {

    @ParameterizedTest
    @CsvSource({
        "9780306406157, 9780306406157",
        "978-0-306-40615-7, 9780306406157",
        "0-306-40615-2, 9780306406157",
        "0306406152, 9780306406157",
        "155404295X, 9781554042951",
        "1-55404-295-x, 9781554042951",
        "979-10-90636-07-1, 9791090636071"
    })
    void an_isbn_of_either_length_is_read_into_thirteen_digits(String written, String thirteen) {
        assertThat(Isbn.parse(written)).contains(new Isbn(thirteen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9780306406158", "0306406153", "978030640615", "9770306406157", "97803064O6157", "X"})
    void what_is_no_isbn_is_not_read(String written) {
        assertThat(Isbn.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0306406152", "9780306406158", ""})
    void an_isbn_is_never_anything_but_thirteen_digits_that_check(String value) {
        assertThatThrownBy(() -> new Isbn(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
