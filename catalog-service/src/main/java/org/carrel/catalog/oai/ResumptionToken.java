package org.carrel.catalog.oai;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on. The token says all there is to know and is signed, so that nothing is kept for harvesters and
 * none of their lists ever expires.
 *
 * @param metadata whether records are listed, and not their headers alone
 * @param selection which records
 * @param after the last one sent
 * @param cursor how many were sent before
 */
public record ResumptionToken(boolean metadata, Selection selection, Place after, long cursor) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_OCTETS = 16;
    private static final int PARTS = 8;

    /** Where a header stands in the order. */
    public record Place(Instant datestamp, UUID recordId) {}

    /** Writes the token. */
    public String sealed(byte[] key) {
        String set = selection.set();
        byte[] text = String.join(
                        "|",
                        metadata ? "R" : "I",
                        selection.format().name(),
                        set == null ? "" : set,
                        micros(selection.from()),
                        micros(selection.before()),
                        micros(after.datestamp()),
                        after.recordId().toString(),
                        Long.toString(cursor))
                .getBytes(StandardCharsets.UTF_8);
        byte[] signature = signature(text, key);
        byte[] all = new byte[SIGNATURE_OCTETS + text.length];
        System.arraycopy(signature, 0, all, 0, SIGNATURE_OCTETS);
        System.arraycopy(text, 0, all, SIGNATURE_OCTETS, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Reads a token that we wrote; nothing else is one. */
    public static Optional<ResumptionToken> opened(String token, byte[] key) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (all.length <= SIGNATURE_OCTETS) {
            return Optional.empty();
        }
        byte[] text = new byte[all.length - SIGNATURE_OCTETS];
        System.arraycopy(all, SIGNATURE_OCTETS, text, 0, text.length);
        byte[] given = new byte[SIGNATURE_OCTETS];
        System.arraycopy(all, 0, given, 0, SIGNATURE_OCTETS);
        if (!MessageDigest.isEqual(given, signature(text, key))) {
            return Optional.empty();
        }
        String[] parts = new String(text, StandardCharsets.UTF_8).split("\\|", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        var selection = new Selection(
                MetadataFormat.valueOf(parts[1]),
                parts[2].isEmpty() ? null : parts[2],
                instant(parts[3]),
                instant(parts[4]));
        Instant datestamp = instant(parts[5]);
        return datestamp == null
                ? Optional.empty()
                : Optional.of(new ResumptionToken(
                        parts[0].equals("R"),
                        selection,
                        new Place(datestamp, UUID.fromString(parts[6])),
                        Long.parseLong(parts[7])));
    }

    private static String micros(@Nullable Instant instant) {
        return instant == null ? "" : Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    private static @Nullable Instant instant(String micros) {
        return micros.isEmpty() ? null : Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }

    private static byte[] signature(byte[] text, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] whole = mac.doFinal(text);
            byte[] signature = new byte[SIGNATURE_OCTETS];
            System.arraycopy(whole, 0, signature, 0, SIGNATURE_OCTETS);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
