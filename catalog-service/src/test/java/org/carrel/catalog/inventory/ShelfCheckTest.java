package org.carrel.catalog.inventory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.inventory.ShelfCheck.Copy;
import org.carrel.catalog.inventory.ShelfCheck.Finding;
import org.carrel.catalog.inventory.ShelfCheck.Kind;
import org.carrel.catalog.inventory.ShelfCheck.Scanned;
import org.carrel.events.Availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ShelfCheckTest {

    private static final UUID HERE = UUID.randomUUID();
    private static final UUID ELSEWHERE = UUID.randomUUID();

    private static Copy copy(String key) {
        return copy(key, HERE, Availability.AVAILABLE, false, false);
    }

    private static Copy copy(
            @Nullable String key, UUID location, Availability availability, boolean inProcess, boolean withdrawn) {
        String name = String.valueOf(key);
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Copy(id, name, location, "Title " + name, name, key, availability, inProcess, withdrawn);
    }

    private static List<Scanned> scans(String keys) {
        return Arrays.stream(keys.split(" ", -1))
                .map(key -> new Scanned(key, copy(key)))
                .toList();
    }

    private static List<Finding> findings(List<Scanned> scans) {
        return ShelfCheck.findings(HERE, scans, List.of());
    }

    @Test
    void only_the_book_that_was_moved_is_named_not_everything_behind_it() {
        assertThat(findings(scans("a y b c d e f")))
                .extracting(Finding::kind, Finding::barcode, Finding::detail)
                .containsExactly(tuple(Kind.OUT_OF_ORDER, "y", "f"));
        assertThat(findings(scans("b c d a e f")))
                .extracting(Finding::barcode, Finding::detail)
                .as("at the beginning of the shelf there is nothing before it")
                .containsExactly(tuple("a", ""));
        assertThat(findings(scans("a a1 a1x b"))).isEmpty();
    }

    @Test
    void copies_of_one_number_stand_in_any_order() {
        Copy twin = new Copy(UUID.randomUUID(), "b2", HERE, "Twin", "b", "b", Availability.AVAILABLE, false, false);
        assertThat(findings(List.of(
                        new Scanned("a", copy("a")),
                        new Scanned("b", copy("b")),
                        new Scanned("b2", twin),
                        new Scanned("c", copy("c")))))
                .isEmpty();
    }

    @Test
    void the_sequence_that_stays_is_as_long_as_any_that_is_in_order() {
        long seed = 20_261_124L;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var keys = new ArrayList<String>();
            int size = random.nextInt(1, 12);
            for (int index = 0; index < size; index++) {
                keys.add(String.valueOf((char) ('a' + random.nextInt(8))));
            }
            boolean[] stays = ShelfCheck.longestInOrder(keys);
            var standing = new ArrayList<String>();
            for (int index = 0; index < size; index++) {
                if (stays[index]) {
                    standing.add(keys.get(index));
                }
            }
            assertThat(standing).as("seed %d, %s", seed, keys).isSorted();
            assertThat(standing).as("seed %d, %s", seed, keys).hasSize(longestByTrying(keys));
        }
    }

    private static int longestByTrying(List<String> keys) {
        int longest = 0;
        for (int chosen = 0; chosen < 1 << keys.size(); chosen++) {
            String last = "";
            int length = 0;
            for (int index = 0; index < keys.size() && length >= 0; index++) {
                if ((chosen >> index & 1) == 1) {
                    length = keys.get(index).compareTo(last) < 0 ? -1 : length + 1;
                    last = keys.get(index);
                }
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }

    @Test
    void everything_else_that_is_wrong_is_named() {
        Copy lent = copy("b", HERE, Availability.CHECKED_OUT, false, false);
        Copy stray = copy("c", ELSEWHERE, Availability.AVAILABLE, false, false);
        Copy gone = copy("d", HERE, Availability.WITHDRAWN, false, true);
        Copy inRepair = copy("e", HERE, Availability.AVAILABLE, true, false);
        List<Finding> found = ShelfCheck.findings(
                HERE,
                List.of(
                        new Scanned("a", copy("a")),
                        new Scanned("a", copy("a")),
                        new Scanned("b", lent),
                        new Scanned("c", stray),
                        new Scanned("d", gone),
                        new Scanned("e", inRepair),
                        new Scanned("x", null)),
                List.of(
                        copy("a"),
                        copy("m"),
                        copy("n", HERE, Availability.CHECKED_OUT, false, false),
                        copy("o", HERE, Availability.AVAILABLE, true, false),
                        copy("p", HERE, Availability.UNKNOWN, false, false)));
        assertThat(found)
                .extracting(Finding::kind, Finding::barcode)
                .containsExactly(
                        tuple(Kind.SCANNED_TWICE, "a"),
                        tuple(Kind.WRONG_STATUS, "b"),
                        tuple(Kind.WRONG_LOCATION, "c"),
                        tuple(Kind.WITHDRAWN, "d"),
                        tuple(Kind.IN_PROCESS, "e"),
                        tuple(Kind.UNKNOWN_BARCODE, "x"),
                        tuple(Kind.MISSING, "m"),
                        tuple(Kind.MISSING, "p"));
    }

    @Test
    void the_file_of_a_scanner_is_read_line_by_line() {
        Instant now = Instant.parse("2026-03-02T10:00:00Z");
        assertThat(ScanFile.read("barcode,time\r\n\"A-1\",2026-03-01T08:00:00Z\r\n\r\nB-2\r\n", now))
                .isEqualTo(new ScanFile.Read.Scans(List.of(
                        new Inventory.Scan("A-1", Instant.parse("2026-03-01T08:00:00Z")),
                        new Inventory.Scan("B-2", now.plusMillis(4)))));
        assertThat(ScanFile.read("A-1,yesterday", now)).isEqualTo(new ScanFile.Read.Unreadable(1, "not-a-time"));
        assertThat(ScanFile.read("A-1\ntwo words", now)).isEqualTo(new ScanFile.Read.Unreadable(2, "not-a-barcode"));
    }
}
