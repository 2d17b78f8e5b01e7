package org.carrel.catalog.imports.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportPlan;
import org.carrel.catalog.imports.ImportState;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.imports.Task;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.platform.id.IdSource;

/** Takes a file in, a stretch at a time, so that its length does not matter. */
@ApplicationScoped
public class ReceiveFile {

    private static final int STRETCH = 1 << 20;

    private final Imports imports;
    private final RunImports runner;
    private final IdSource ids;
    private final Clock clock;
    private final long limit;

    ReceiveFile(
            Imports imports,
            RunImports runner,
            IdSource ids,
            Clock clock,
            @ConfigProperty(name = "carrel.catalog.imports.max-octets", defaultValue = "2147483647") long limit) {
        this.imports = imports;
        this.runner = runner;
        this.ids = ids;
        this.clock = clock;
        this.limit = limit;
    }

    /** What came of receiving a file. */
    public sealed interface Received {

        /** It waits for its turn. */
        record Queued(Import accepted) implements Received {}

        /** The same file came under the same key before. */
        record Again(Import accepted) implements Received {}

        /** The key belongs to another file. */
        record KeyReused() implements Received {}

        /** The same file from the same source was imported before. */
        record SentBefore(UUID earlier) implements Received {}

        /** There is nothing in it. */
        record Empty() implements Received {}

        /** It is longer than is accepted. */
        record TooLong(long limit) implements Received {}
    }

    /**
     * What comes with a file.
     *
     * @param source code of where its records come from
     * @param fileName what the sender calls it
     * @param sender who sends it
     * @param key the sender's idempotency key
     * @param plan what is done with its records
     * @param staged whether it is only tried out
     * @param forced whether the same file may come twice
     */
    public record Delivery(
            String source,
            @Nullable String fileName,
            Import.Sender sender,
            @Nullable String key,
            ImportPlan plan,
            boolean staged,
            boolean forced) {}

    /** Reads a file to its end. */
    public Received receive(Delivery delivery, InputStream file) throws IOException {
        String key = delivery.key();
        Optional<Import> before = key == null
                ? Optional.empty()
                : imports.findByKey(delivery.sender().actor(), key);
        if (before.isPresent()) {
            if (before.get().state() != ImportState.RECEIVING) {
                return repeated(before.get(), delivery.source(), file);
            }
            imports.abandon(before.get().id());
        }
        UUID id = ids.next();
        imports.receive(
                new Imports.Arrival(
                        id,
                        delivery.source(),
                        delivery.fileName(),
                        delivery.sender(),
                        key,
                        delivery.plan(),
                        delivery.staged() ? Task.STAGE : Task.STORE),
                clock.instant());
        boolean complete = false;
        try {
            Received received = store(id, delivery, file);
            complete = received instanceof Received.Queued;
            return received;
        } finally {
            if (!complete) {
                imports.abandon(id);
            }
        }
    }

    private Received store(UUID id, Delivery delivery, InputStream file) throws IOException {
        MessageDigest digest = sha256();
        byte[] stretch = new byte[STRETCH];
        byte[] head = new byte[0];
        long octets = 0;
        for (int seq = 0; ; seq++) {
            int length = file.readNBytes(stretch, 0, STRETCH);
            if (length == 0) {
                break;
            }
            octets += length;
            if (octets > limit) {
                return new Received.TooLong(limit);
            }
            if (seq == 0) {
                head = Arrays.copyOf(stretch, length);
            }
            digest.update(stretch, 0, length);
            imports.append(id, seq, stretch, length);
        }
        if (octets == 0) {
            return new Received.Empty();
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        Optional<Import> same = delivery.forced() ? Optional.empty() : imports.findSame(delivery.source(), sha256, id);
        if (same.isPresent()) {
            return new Received.SentBefore(same.get().id());
        }
        boolean gzip = head.length > 2 && head[0] == (byte) 0x1F && head[1] == (byte) 0x8B;
        imports.received(id, serialisation(head, gzip), gzip, octets, sha256);
        runner.wake();
        return new Received.Queued(imports.find(id).orElseThrow());
    }

    private static Received repeated(Import before, String source, InputStream file) throws IOException {
        MessageDigest digest = sha256();
        byte[] stretch = new byte[STRETCH];
        for (int length = file.readNBytes(stretch, 0, STRETCH);
                length > 0;
                length = file.readNBytes(stretch, 0, STRETCH)) {
            digest.update(stretch, 0, length);
        }
        boolean same = before.source().equals(source)
                && HexFormat.of()
                        .formatHex(digest.digest())
                        .equals(before.file().sha256());
        return same ? new Received.Again(before) : new Received.KeyReused();
    }

    /** What the first character that is not filler tells: XML begins with an angle bracket, ISO 2709 with a digit. */
    private static Serialisation serialisation(byte[] head, boolean gzip) {
        try (InputStream in =
                gzip ? new GZIPInputStream(new ByteArrayInputStream(head)) : new ByteArrayInputStream(head)) {
            int octet;
            do {
                octet = in.read();
            } while (octet == ' '
                    || octet == '\n'
                    || octet == '\r'
                    || octet == '\t'
                    || octet > 0xEE
                    || octet == 0xBB
                    || octet == 0xBF);
            return octet == '<' ? Serialisation.MARCXML : Serialisation.ISO2709;
        } catch (IOException _) {
            // The run will say what is wrong with the file.
            return Serialisation.ISO2709;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Scheduled(every = "1h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void abandonStale() {
        imports.abandonStale();
    }
}
