package org.carrel.catalog.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that seal secrets, by AES-256 in Galois/Counter mode (NIST SP 800-38D). The first seals; all of them open,
 * so that a key can be replaced while what it has sealed is still about. What is sealed names its key, and is bound to
 * what it is about: a sealed word that is copied elsewhere does not open there.
 */
public final class SealingKeys {

    private static final Pattern KEY = Pattern.compile("([A-Za-z0-9_-]{1,40}):([A-Za-z0-9+/]{43}=)");
    private static final Pattern SEALED = Pattern.compile("([A-Za-z0-9_-]{1,40}):([A-Za-z0-9+/]+=*)");
    private static final int KEY_OCTETS = 32;
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys;
    private final String current;

    private SealingKeys(Map<String, SecretKeySpec> keys, String current) {
        this.keys = Map.copyOf(keys);
        this.current = current;
    }

    /**
     * Keys as they are written down, the one that seals first.
     *
     * @param written each an id, a colon and 32 octets in Base64
     * @throws IllegalArgumentException if there are none, or one cannot be read; what it says holds no key
     */
    public static SealingKeys of(List<String> written) {
        var keys = new LinkedHashMap<String, SecretKeySpec>();
        for (String one : written) {
            Matcher key = KEY.matcher(one.strip());
            if (!key.matches()) {
                throw new IllegalArgumentException(
                        "sealing key " + (keys.size() + 1) + " is not an id, a colon and 32 octets in Base64");
            }
            var spec = new SecretKeySpec(Base64.getDecoder().decode(key.group(2)), "AES");
            if (keys.put(key.group(1), spec) != null) {
                throw new IllegalArgumentException("two sealing keys have the id " + key.group(1));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no sealing key");
        }
        return new SealingKeys(keys, keys.keySet().iterator().next());
    }

    /** A new key, written down. */
    public static String made(String id) {
        byte[] octets = new byte[KEY_OCTETS];
        new SecureRandom().nextBytes(octets);
        return id + ":" + Base64.getEncoder().encodeToString(octets);
    }

    /**
     * Seals a word.
     *
     * @param about what it is about; it opens for the same only
     * @return the id of the key, a colon, and nonce and sealed word in Base64
     */
    public String seal(String word, String about) {
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, current, nonce, about).doFinal(word.getBytes(StandardCharsets.UTF_8));
            byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
            return current + ":" + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a word could not be sealed", e);
        }
    }

    /**
     * Opens a sealed word.
     *
     * @throws UnopenedException if its key is not there, or it has been tampered with, or is about something else
     */
    public String open(String sealed, String about) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            throw new UnopenedException("what is stored is not a sealed word");
        }
        String key = parts.group(1);
        if (!keys.containsKey(key)) {
            throw new UnopenedException("the sealing key " + key + " is not there");
        }
        byte[] both = Base64.getDecoder().decode(parts.group(2));
        if (both.length < NONCE_OCTETS) {
            throw new UnopenedException("what is stored is not a sealed word");
        }
        byte[] nonce = Arrays.copyOf(both, NONCE_OCTETS);
        try {
            return new String(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, about)
                            .doFinal(both, NONCE_OCTETS, both.length - NONCE_OCTETS),
                    StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new UnopenedException("the sealing key " + key + " does not open what is stored", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a word could not be opened", e);
        }
    }

    /** Whether a word is sealed with the key that seals now. */
    public boolean isCurrent(String sealed) {
        return sealed.startsWith(current + ":");
    }

    private Cipher cipher(int mode, String key, byte[] nonce, String about) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** A sealed word cannot be opened. What it says holds nothing secret. */
    public static final class UnopenedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private UnopenedException(String message) {
            super(message);
        }

        private UnopenedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
