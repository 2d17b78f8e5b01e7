package org.carrel.patron.passwords;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a new password must be like (after NIST SP 800-63B, section 3.1.1.2): long, not a well-known one, not made of
 * the account's own name. No demands for digits or signs, and no expiry: they only make people choose worse ones.
 */
public final class PasswordRule {

    /** The shortest password. */
    public static final int SHORTEST = 12;

    /** The longest password; hashing must not be a way of keeping the machine busy. */
    public static final int LONGEST = 128;

    /** What is wrong with a password. */
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        TOO_COMMON,
        TOO_MONOTONOUS,
        CONTAINS_USERNAME
    }

    private final Set<String> blocklist;

    /** A rule that refuses these passwords, written in lower case, and what is little more than one of them. */
    public PasswordRule(Set<String> blocklist) {
        this.blocklist = Set.copyOf(blocklist);
    }

    /** What is wrong with a password for an account, if anything. */
    public Optional<Fault> fault(String password, String username) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (username.length() >= 3 && lower.contains(username.toLowerCase(Locale.ROOT))) {
            return Optional.of(Fault.CONTAINS_USERNAME);
        }
        if (lower.codePoints().distinct().count() < 5) {
            return Optional.of(Fault.TOO_MONOTONOUS);
        }
        return common(lower) ? Optional.of(Fault.TOO_COMMON) : Optional.empty();
    }

    private boolean common(String lower) {
        if (blocklist.contains(lower)) {
            return true;
        }
        // "Password2026!!" is the list's "password" with trimmings.
        String core = lower.replaceAll("[^\\p{L}]+$", "").replaceAll("^[^\\p{L}]+", "");
        if (core.length() >= 6 && blocklist.contains(core)) {
            return true;
        }
        // "carrelcarrel" is one known word, said twice.
        int half = lower.length() / 2;
        return lower.length() % 2 == 0
                && lower.substring(0, half).equals(lower.substring(half))
                && blocklist.contains(lower.substring(0, half));
    }
}
