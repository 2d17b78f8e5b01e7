package org.carrel.catalog.marc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Iso2709FramerTest {

    private static final byte[] FILE = Arrays.copyOf(SampleRecords.university(), 120_000);
    private static final List<byte[]> GOOD = good();

    private static List<byte[]> good() {
        return SampleRecords.frames(FILE).stream()
                .filter(Frame.Whole.class::isInstance)
                .map(frame -> ((Frame.Whole) frame).octets().toArray())
                .limit(100)
                .toList();
    }

    @Test
    void every_sample_file_comes_out_octet_for_octet() {
        for (byte[] file : List.of(SampleRecords.university(), SampleRecords.exemplars(), SampleRecords.special())) {
            var joined = new ByteArrayOutputStream();
            for (Frame frame : SampleRecords.frames(file)) {
                joined.writeBytes(((Frame.Whole) frame).octets().toArray());
            }
            assertThat(joined.toByteArray()).isEqualTo(file);
        }
    }

    @Test
    void frames_tell_where_they_stood() {
        List<Frame> frames = SampleRecords.frames(FILE);
        Frame.Whole third = (Frame.Whole) frames.get(2);
        assertThat(third.number()).isEqualTo(3);
        assertThat(Octets.of(
                        FILE,
                        (int) third.offset(),
                        (int) third.offset() + third.octets().length()))
                .isEqualTo(third.octets());
    }

    @Test
    void filler_between_records_belongs_to_none() {
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        for (byte[] record : GOOD.subList(0, 5)) {
            file.writeBytes(record);
            file.writeBytes("\r\n\0\u001a \u001d".getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThat(SampleRecords.frames(file.toByteArray()))
                .hasSize(5)
                .allMatch(frame ->
                        frame instanceof Frame.Whole whole && whole.warnings().isEmpty());
    }

    @Test
    void a_record_that_lost_its_end_costs_only_itself() {
        var file = new ByteArrayOutputStream();
        file.writeBytes(GOOD.get(0));
        file.write(GOOD.get(1), 0, GOOD.get(1).length / 2);
        file.writeBytes(GOOD.get(2));
        List<Frame> frames = SampleRecords.frames(file.toByteArray());
        assertThat(frames).hasSize(3);
        assertThat(frames.get(1)).isInstanceOfSatisfying(Frame.Unreadable.class, lost -> {
            assertThat(lost.reason()).isEqualTo("record-cut-short");
            assertThat(lost.length()).isEqualTo(GOOD.get(1).length / 2);
        });
        assertThat(frames.get(2)).isInstanceOfSatisfying(Frame.Whole.class, whole -> assertThat(
                        whole.octets().toArray())
                .isEqualTo(GOOD.get(2)));
    }

    @Test
    void a_wrong_length_is_kept_with_a_warning() {
        for (String length : List.of("00026", "99999", "01000")) {
            byte[] wrong = GOOD.get(1).clone();
            System.arraycopy(length.getBytes(StandardCharsets.US_ASCII), 0, wrong, 0, 5);
            var file = new ByteArrayOutputStream();
            file.writeBytes(wrong);
            file.writeBytes(GOOD.get(2));
            List<Frame> frames = SampleRecords.frames(file.toByteArray());
            assertThat(frames).hasSize(2);
            assertThat(frames.getFirst()).isInstanceOfSatisfying(Frame.Whole.class, whole -> {
                assertThat(whole.octets().toArray()).isEqualTo(wrong);
                assertThat(whole.warnings()).extracting(MarcWarning::code).containsExactly("length-mismatch");
            });
        }
    }

    @Test
    void the_end_of_a_file_in_the_middle_of_a_record_is_told() {
        byte[] cut = Arrays.copyOf(GOOD.get(0), GOOD.get(0).length - 40);
        assertThat(SampleRecords.frames(cut))
                .singleElement()
                .isInstanceOfSatisfying(Frame.Unreadable.class, lost -> assertThat(lost.reason())
                        .isEqualTo("record-cut-short"));
    }

    @Test
    void a_missing_last_terminator_is_forgiven_with_a_warning() {
        byte[] unterminated = Arrays.copyOf(GOOD.get(0), GOOD.get(0).length - 1);
        assertThat(SampleRecords.frames(unterminated))
                .singleElement()
                .isInstanceOfSatisfying(Frame.Whole.class, whole -> assertThat(whole.warnings())
                        .extracting(MarcWarning::code)
                        .containsExactly("no-terminator"));
    }

    @Test
    void a_long_stretch_without_any_terminator_is_passed_over_in_bounded_memory() {
        var file = new ByteArrayOutputStream();
        byte[] noise = new byte[5_000_000];
        Arrays.fill(noise, (byte) '7');
        file.writeBytes(noise);
        file.writeBytes(GOOD.get(0));
        List<Frame> frames = SampleRecords.frames(file.toByteArray());
        assertThat(frames).hasSizeLessThan(10);
        assertThat(((Frame.Whole) frames.getLast()).octets().toArray()).isEqualTo(GOOD.get(0));
    }

    @Test
    void damage_never_costs_another_record() {
        for (long seed = 1; seed <= 400; seed++) {
            var random = new Random(seed);
            int damaged = 1 + random.nextInt(8);
            var file = new ByteArrayOutputStream();
            for (int index = 0; index < 10; index++) {
                file.writeBytes(index == damaged ? damage(GOOD.get(index), random) : GOOD.get(index));
            }
            Set<Octets> found = whole(file.toByteArray());
            for (int index = 0; index < 10; index++) {
                if (index != damaged) {
                    assertThat(found).as("seed %d, record %d", seed, index).contains(Octets.of(GOOD.get(index)));
                }
            }
        }
    }

    @Test
    void any_octets_at_all_come_to_an_end() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            byte[] file = new byte[random.nextInt(20_000)];
            random.nextBytes(file);
            for (int index = 0; index < file.length; index += 1 + random.nextInt(40)) {
                file[index] = new byte[] {0x1D, 0x1E, 0x1F, '0', '1', '2', 'a'}[random.nextInt(7)];
            }
            long covered = 0;
            for (Frame frame : SampleRecords.frames(file)) {
                covered += switch (frame) {
                    case Frame.Whole whole -> whole.octets().length();
                    case Frame.Unreadable lost -> lost.length();
                };
            }
            assertThat(covered).as("seed %d", seed).isLessThanOrEqualTo(file.length);
        }
    }

    private static Set<Octets> whole(byte[] file) {
        var found = new HashSet<Octets>();
        for (Frame frame : SampleRecords.frames(file)) {
            if (frame instanceof Frame.Whole whole) {
                found.add(whole.octets());
            }
        }
        return found;
    }

    /**
     * One of the things that happen to records on their way: changed octets, a cut, garbage before, inside or behind.
     */
    private static byte[] damage(byte[] record, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> {
                byte[] changed = record.clone();
                for (int times = 1 + random.nextInt(6); times > 0; times--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                yield changed;
            }
            case 1 -> Arrays.copyOf(record, random.nextInt(record.length));
            case 2 -> {
                byte[] changed = record.clone();
                String digits = String.format(java.util.Locale.ROOT, "%05d", random.nextInt(100_000));
                System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, changed, 0, 5);
                yield changed;
            }
            case 3 -> joined(record, garbage(random));
            default ->
                joined(garbage(random), Arrays.copyOfRange(record, random.nextInt(record.length), record.length));
        };
    }

    private static byte[] garbage(Random random) {
        var garbage = new ArrayList<Byte>();
        for (int length = random.nextInt(300); length > 0; length--) {
            garbage.add((byte) "abc 0123456789\u001e\u001f\n".charAt(random.nextInt(17)));
        }
        byte[] bytes = new byte[garbage.size()];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = garbage.get(index);
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
