package org.carrel.bench.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RealShapedRecordsTest {

    @Test
    void each_record_is_as_long_as_it_says_and_its_directory_leads_to_its_fields() throws IOException {
        RealShapedRecords records = RealShapedRecords.load();
        assertThat(records.originals()).isGreaterThan(2_000);

        for (long number = 0; number < records.originals() * 2L; number++) {
            String record = record(records, number);
            assertThat(record).hasSize(Integer.parseInt(record.substring(0, 5))).endsWith("\u001E\u001D");
            int base = Integer.parseInt(record.substring(12, 17));
            for (int entry = 24; entry < base - 1; entry += 12) {
                int length = Integer.parseInt(record.substring(entry + 3, entry + 7));
                int end = base + Integer.parseInt(record.substring(entry + 7, entry + 12)) + length;
                assertThat(record.charAt(end - 1)).isEqualTo('\u001E');
            }
            assertThat(record).contains(RealShapedRecords.controlNumber(number));
        }
    }

    @Test
    void the_rounds_have_words_of_their_own() {
        Set<String> words = new HashSet<>();
        for (long round = 0; round < 10_000; round++) {
            words.add(RealShapedRecords.word(round));
        }
        assertThat(words).hasSize(10_000).allMatch(word -> word.matches("[a-z]{4,}"));
    }

    @Test
    void a_number_always_gives_the_same_record() throws IOException {
        RealShapedRecords records = RealShapedRecords.load();

        assertThat(record(records, 123_456)).isEqualTo(record(records, 123_456)).isNotEqualTo(record(records, 123_457));
    }

    private static String record(RealShapedRecords records, long number) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.write(number, out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
