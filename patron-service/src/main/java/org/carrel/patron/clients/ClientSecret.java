package org.carrel.patron.clients;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret of an API client. It is drawn at random with 256 bits, so there is nothing to guess and a plain SHA-256 of
 * it is safe to keep; a slow hash would only let anybody keep the machine busy at the token endpoint.
 *
 * @param value the secret
 */
public record ClientSecret(String value) {

    /** The shortest secret that an operator may bring along: 22 characters of base64url hold 128 bits. */
    public static final int SHORTEST = 22;

    public ClientSecret {
        if (value.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "the secret of an API client has " + SHORTEST + " random characters at the least");
        }
    }

    /** A new secret. */
    public static ClientSecret draw(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is kept of a secret. */
    public String digest() {
        return digestOf(value);
    }

    /** What is kept of a text that claims to be a secret. */
    public static String digestOf(String claimed) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(claimed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Compares two digests in a time that does not tell where they differ. */
    public static boolean sameDigest(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "ClientSecret[…]";
    }
}
