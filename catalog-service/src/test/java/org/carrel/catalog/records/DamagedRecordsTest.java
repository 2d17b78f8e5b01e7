package org.carrel.catalog.records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.Frame;
import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.Iso2709Framer;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.marc.app.Marc4jIso5426;
import org.carrel.catalog.marc.app.Marc4jMarc8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Real records, damaged at random in thousands of ways that a seed repeats: nothing crashes, hangs or is mended. */
class DamagedRecordsTest {

    private static final int LATEST_YEAR = 2028;

    private final MarcReader reader = new MarcReader(new Marc4jMarc8(), new Marc4jIso5426());

    @Test
    void whatever_is_damaged_is_kept_as_it_is_or_refused_with_a_reason() {
        List<byte[]> samples = samples();
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (long seed = 1; seed <= 6_000; seed++) {
                byte[] file = damagedFile(samples, new Random(seed));
                for (Frame frame : frames(file)) {
                    check(file, frame, seed);
                }
            }
        });
    }

    private static List<byte[]> samples() {
        var samples = new ArrayList<byte[]>();
        for (byte[] file : List.of(SampleRecords.special(), SampleRecords.exemplars(), SampleRecords.university())) {
            SampleRecords.frames(file).stream()
                    .limit(120)
                    .map(frame -> ((Frame.Whole) frame).octets().toArray())
                    .forEach(samples::add);
        }
        SampleRecords.characterSets().forEach(samples::add);
        return samples;
    }

    /** Three records in a row, the one in the middle damaged. */
    private static byte[] damagedFile(List<byte[]> samples, Random random) {
        byte[] middle = samples.get(random.nextInt(samples.size())).clone();
        for (int times = 1 + random.nextInt(6); times > 0 && middle.length > 0; times--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(middle.length, 200) : middle.length);
            middle = switch (random.nextInt(5)) {
                case 0 -> with(middle, at, (byte) random.nextInt(256));
                case 1 -> with(middle, at, (byte) ('0' + random.nextInt(10)));
                case 2 -> with(middle, at, (byte) (0x1B + random.nextInt(5)));
                case 3 -> joined(Arrays.copyOf(middle, at), Arrays.copyOfRange(middle, at + 1, middle.length));
                default ->
                    joined(
                            Arrays.copyOf(middle, at),
                            new byte[] {(byte) random.nextInt(256)},
                            Arrays.copyOfRange(middle, at, middle.length));
            };
        }
        return joined(samples.get(random.nextInt(samples.size())), middle, samples.get(random.nextInt(samples.size())));
    }

    private static byte[] with(byte[] octets, int at, byte value) {
        octets[at] = value;
        return octets;
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static List<Frame> frames(byte[] file) throws IOException {
        var framer = new Iso2709Framer(new ByteArrayInputStream(file));
        var frames = new ArrayList<Frame>();
        long end = 0;
        for (Frame frame = framer.next(); frame != null; frame = framer.next()) {
            assertThat(frame.offset()).isGreaterThanOrEqualTo(end);
            end = frame.offset() + length(frame);
            frames.add(frame);
        }
        assertThat(end).isLessThanOrEqualTo(file.length);
        return frames;
    }

    private static long length(Frame frame) {
        return switch (frame) {
            case Frame.Whole whole -> whole.octets().length();
            case Frame.Unreadable lost -> lost.length();
        };
    }

    private void check(byte[] file, Frame frame, long seed) {
        if (!(frame instanceof Frame.Whole whole)) {
            assertThat(((Frame.Unreadable) frame).reason()).as("seed %d", seed).isNotBlank();
            return;
        }
        int from = (int) whole.offset();
        assertThat(whole.octets().toArray())
                .as("seed %d", seed)
                .isEqualTo(Arrays.copyOfRange(file, from, from + whole.octets().length()));
        Incoming.Taken taken =
                Incoming.take(reader, whole.octets(), Serialisation.ISO2709, "UTF-8", whole.warnings(), LATEST_YEAR);
        switch (taken) {
            case Incoming.Taken.Refused refused -> {
                assertThat(refused.reason()).as("seed %d", seed).matches("[a-z0-9-]+");
                assertThat(refused.detail()).as("seed %d", seed).isNotBlank();
            }
            case Incoming.Taken.Accepted accepted -> {
                RecordVersion.Original original = accepted.incoming().original();
                assertThat(original.octets()).as("seed %d", seed).isEqualTo(whole.octets());
                assertThat(original.sha256()).isEqualTo(whole.octets().sha256());
                MarcRecord record =
                        ((Reading.Understood) reader.read(original.octets(), Serialisation.ISO2709, "UTF-8")).record();
                assertThat(Describing.of(record, LATEST_YEAR).titles().display())
                        .isNotBlank();
                assertThat(Describing.everything(record)).isNotNull();
                if (original.warnings().stream()
                        .noneMatch(warning -> warning.code().startsWith("directory"))) {
                    assertThat(record.fields().stream().map(MarcField::tag).toList())
                            .as("seed %d", seed)
                            .isEqualTo(tagsOfDirectory(whole.octets().toArray()));
                }
                if (original.warnings().isEmpty()) {
                    writesBackTheSame(record, seed);
                }
            }
        }
    }

    /** A record in which nothing was irregular can be written, and says the same then. */
    private void writesBackTheSame(MarcRecord record, long seed) {
        Reading again = reader.read(Iso2709.write(record), Serialisation.ISO2709, "UTF-8");
        assertThat(again).as("seed %d", seed).isInstanceOfSatisfying(Reading.Understood.class, understood -> assertThat(
                        understood.record().fields())
                .isEqualTo(record.fields()));
    }

    /** The tags as the directory lists them, told without our reader. */
    private static List<String> tagsOfDirectory(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        var tags = new ArrayList<String>();
        int end = Integer.parseInt(text.substring(12, 17)) - 1;
        for (int at = 24; at < end; at += 12) {
            tags.add(text.substring(at, at + 3));
        }
        return tags;
    }
}
