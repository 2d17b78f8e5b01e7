package org.carrel.patron.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The signing keys: one that signs, one that will sign next, and those whose tokens have not all expired. The next key
 * is published before it signs anything, so that whoever has read the key set since the last rotation knows it already
 * and no verifier ever meets a key for the first time in a token.
 *
 * @param keys the keys, in the order in which they were made
 */
public record KeyRing(List<Entry> keys) {

    /**
     * One key.
     *
     * @param kid its id: the JWK thumbprint (RFC 7638)
     * @param madeAt when it was made
     * @param signsFrom since when it has signed; null if it is still waiting
     * @param jwk the key itself, private part included, as JSON
     */
    public record Entry(
            String kid, Instant madeAt, @Nullable Instant signsFrom, String jwk) {

        Entry signing(Instant from) {
            return new Entry(kid, madeAt, from, jwk);
        }

        @Override
        public String toString() {
            return "Entry[" + kid + "]";
        }
    }

    public KeyRing {
        keys = List.copyOf(keys);
    }

    /** A ring that has just been made: the first key signs, the second waits. */
    public static KeyRing first(Entry current, Entry next, Instant now) {
        return new KeyRing(List.of(current.signing(now), next));
    }

    /** The key that signs: keys begin to sign in the order in which they were made. */
    public Entry current() {
        return signing().getLast();
    }

    /** The key that will sign after the next rotation. */
    public Entry next() {
        return keys.stream()
                .filter(entry -> entry.signsFrom() == null)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The waiting key signs from now on and a new one waits; keys whose tokens have all expired are dropped.
     *
     * @param fresh the new key that waits
     * @param tokenLife how long tokens live, tolerance of clocks included
     */
    public KeyRing rotated(Entry fresh, Instant now, Duration tokenLife) {
        Entry promoted = next().signing(now);
        return new KeyRing(Stream.concat(
                                keys.stream().map(entry -> entry.kid().equals(promoted.kid()) ? promoted : entry),
                                Stream.of(fresh))
                        .toList())
                .withoutExpired(now, tokenLife);
    }

    /** The keys whose tokens may still be about, and the one that waits. */
    public KeyRing withoutExpired(Instant now, Duration tokenLife) {
        List<Entry> signing = signing();
        return new KeyRing(keys.stream()
                .filter(entry -> {
                    int place = signing.indexOf(entry);
                    boolean superseded = place >= 0 && place < signing.size() - 1;
                    return !superseded
                            || since(signing.get(place + 1)).plus(tokenLife).isAfter(now);
                })
                .toList());
    }

    private List<Entry> signing() {
        return keys.stream().filter(entry -> entry.signsFrom() != null).toList();
    }

    private static Instant since(Entry entry) {
        Instant from = entry.signsFrom();
        if (from == null) {
            throw new IllegalStateException("this key does not sign yet");
        }
        return from;
    }
}
