package org.carrel.catalog.marc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.carrel.catalog.marc.app.Marc4jMarc8;

/** The real records that the project ships for its demo, and samples of many character sets. */
public final class SampleRecords {

    private static final Path DEMO =
            Path.of(System.getProperty("carrel.root", ".."), "bench/src/main/resources/demo/marc");

    private SampleRecords() {}

    /** 2,000 records of a university library, MARC-8. */
    public static byte[] university() {
        return unzipped("solrmarc-uva-2000.mrc.gz");
    }

    /** 62 records of every kind of material, UTF-8. */
    public static byte[] exemplars() {
        return unzipped("folio-cornell-exemplars.mrc.gz");
    }

    /** 76 records with special features. */
    public static byte[] special() {
        return unzipped("solrmarc-spec.mrc.gz");
    }

    /** Small files in many character sets. */
    public static List<byte[]> characterSets() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/marc8"))) {
            return files.filter(file -> file.toString().endsWith(".marc"))
                    .sorted()
                    .map(SampleRecords::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every sample file. */
    public static List<byte[]> all() {
        var all = new ArrayList<byte[]>(List.of(university(), exemplars(), special()));
        all.addAll(characterSets());
        return all;
    }

    /** All frames of a file. */
    public static List<Frame> frames(byte[] file) {
        return frames(new Iso2709Framer(Octets.of(file).stream()));
    }

    /** All frames that a framer cuts. */
    public static List<Frame> frames(Framer framer) {
        var frames = new ArrayList<Frame>();
        try {
            for (Frame frame = framer.next(); frame != null; frame = framer.next()) {
                frames.add(frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }

    /** The records of a file, understood. */
    public static List<MarcRecord> records(byte[] file) {
        var reader = new Iso2709(new Marc4jMarc8());
        return frames(file).stream()
                .map(frame -> ((Frame.Whole) frame).octets())
                .map(octets -> ((Reading.Understood) reader.read(octets)).record())
                .toList();
    }

    /** The records of a file that can be understood; what is damaged is passed over. */
    public static List<MarcRecord> wholeRecords(byte[] file) {
        var reader = new Iso2709(new Marc4jMarc8());
        return frames(file).stream()
                .filter(Frame.Whole.class::isInstance)
                .map(frame -> reader.read(((Frame.Whole) frame).octets()))
                .filter(Reading.Understood.class::isInstance)
                .map(reading -> ((Reading.Understood) reading).record())
                .toList();
    }

    private static byte[] unzipped(String name) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(DEMO.resolve(name)))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
