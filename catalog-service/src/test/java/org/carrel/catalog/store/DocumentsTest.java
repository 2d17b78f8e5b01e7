package org.carrel.catalog.store;

import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentsTest {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final Documents documents = new Documents(new ObjectMapper());

    private List<String> kept(String... texts) {
        return documents.read(documents.write(List.of(texts)), TEXTS);
    }

    @Test
    void the_character_that_the_database_cannot_hold_is_left_out() {
        assertThat(kept("a\u0000\u0000b", "\\\u0000", "\u0000")).containsExactly("ab", "\\", "");
    }

    @Test
    void a_backslash_and_the_letters_that_would_escape_it_stay() {
        assertThat(kept("\\u0000", "\\\\u0000")).containsExactly("\\u0000", "\\\\u0000");
    }
}
