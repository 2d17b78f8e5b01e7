package org.carrel.gateway.sessions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import org.jspecify.annotations.Nullable;

/** Turns a session into text that only the gateway can read or make (AES-256-GCM), and back. */
final class Seal {

    private static final byte FORM = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "carrel session cookie".getBytes(StandardCharsets.US_ASCII);

    private final List<SecretKey> keys;
    private final SecureRandom random;

    Seal(List<SecretKey> keys, SecureRandom random) {
        this.keys = List.copyOf(keys);
        this.random = random;
    }

    String close(Session session) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce).doFinal(write(session));
            var sealed = new byte[1 + NONCE + secret.length];
            sealed[0] = FORM;
            System.arraycopy(nonce, 0, sealed, 1, NONCE);
            System.arraycopy(secret, 0, sealed, 1 + NONCE, secret.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }

    /** The session, or null when the text is not of our making or has been touched. */
    @Nullable
    Session open(String text) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        if (sealed.length <= 1 + NONCE || sealed[0] != FORM) {
            return null;
        }
        var nonce = new byte[NONCE];
        System.arraycopy(sealed, 1, nonce, 0, NONCE);
        for (SecretKey key : keys) {
            byte[] plain = open(sealed, nonce, key);
            if (plain != null) {
                return read(plain);
            }
        }
        return null;
    }

    private static byte @Nullable [] open(byte[] sealed, byte[] nonce, SecretKey key) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
        } catch (GeneralSecurityException notThisKey) {
            return null;
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(PURPOSE);
        return cipher;
    }

    private static byte[] write(Session session) {
        var bytes = new ByteArrayOutputStream(2048);
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(session.id().getMostSignificantBits());
            out.writeLong(session.id().getLeastSignificantBits());
            out.writeUTF(session.subject());
            out.writeUTF(session.csrfToken());
            Tokens tokens = session.tokens();
            out.writeUTF(tokens.access());
            out.writeLong(tokens.accessEnds().getEpochSecond());
            out.writeUTF(tokens.refresh());
            out.writeLong(tokens.refreshEnds().getEpochSecond());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Session read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var id = new UUID(in.readLong(), in.readLong());
            String subject = in.readUTF();
            String csrfToken = in.readUTF();
            String access = in.readUTF();
            Instant accessEnds = Instant.ofEpochSecond(in.readLong());
            String refresh = in.readUTF();
            return new Session(
                    id,
                    subject,
                    csrfToken,
                    new Tokens(access, accessEnds, refresh, Instant.ofEpochSecond(in.readLong())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
