package org.carrel.catalog.marc;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of ISO 2709 records. The record length in the leader and the record terminator must agree; where they
 * do not, the terminator wins unless the length is proved right by a record that begins after it. Damage costs the
 * record it is in and no other: a complete record behind garbage, or behind a record that lost its end, is found again
 * by its own leader. Memory is bounded by the window; every call consumes at least one octet.
 */
public final class Iso2709Framer implements Framer {

    /** The longest record that the five digits of a leader can announce. */
    static final int LONGEST = 99_999;

    private static final byte RECORD_TERMINATOR = 0x1D;
    private static final byte FIELD_TERMINATOR = 0x1E;
    private static final int LEADER = 24;
    private static final int SHORTEST = LEADER + 2;
    private static final int SIGHT = 1 << 21;
    private static final int REPORTED = 64;

    private final Window window;
    private long number;

    /** Frames what a stream holds; the caller closes it. */
    public Iso2709Framer(InputStream in) {
        this.window = new Window(in, SIGHT);
    }

    @Override
    public @Nullable Frame next() throws IOException {
        skipFiller();
        if (window.available() == 0) {
            return null;
        }
        int declared = window.ensure(5) ? digits(0, 5) : -1;
        if (declared >= SHORTEST && window.ensure(declared) && window.at(declared - 1) == RECORD_TERMINATOR) {
            int early = terminator(0, declared - 1);
            if (early < 0) {
                return whole(declared, List.of());
            }
            if (!beginsRecord(early + 1)) {
                return whole(
                        declared,
                        List.of(new MarcWarning(
                                "terminator-within",
                                "A record terminator stands inside the record at " + early + ".")));
            }
        }
        return bySearch(declared);
    }

    private Frame bySearch(int declared) throws IOException {
        int found = -1;
        int searched = 0;
        while (found < 0) {
            found = terminator(searched, window.available());
            if (found < 0) {
                searched = window.available();
                if (!window.more()) {
                    return withoutTerminator(declared);
                }
            }
        }
        int length = found + 1;
        int later = laterRecord(length);
        if (later > 0) {
            return unreadable(
                    later,
                    declared < 0 ? "not-a-record" : "record-cut-short",
                    declared < 0
                            ? "These octets do not begin with a leader."
                            : "The leader announces " + declared + " octets, but another record begins after " + later
                                    + ".");
        }
        if (length < SHORTEST || !leaderLike()) {
            return unreadable(length, "not-a-record", "These octets do not begin with a leader.");
        }
        var warnings = new ArrayList<MarcWarning>();
        warnings.add(new MarcWarning(
                length > LONGEST ? "record-too-long" : "length-mismatch",
                "The leader announces " + (declared < 0 ? "no length" : declared + " octets") + ", the record has "
                        + length + "."));
        return whole(length, warnings);
    }

    private Frame withoutTerminator(int declared) {
        int available = window.available();
        if (!window.ended()) {
            return unreadable(
                    available - LONGEST,
                    "no-terminator",
                    "No record terminator was found in " + available + " octets.");
        }
        if (available >= SHORTEST && leaderLike() && window.at(available - 1) == FIELD_TERMINATOR) {
            return whole(
                    available,
                    List.of(new MarcWarning("no-terminator", "The last record of the file has no record terminator.")));
        }
        return unreadable(
                available,
                declared < 0 ? "not-a-record" : "record-cut-short",
                declared < 0
                        ? "These octets do not begin with a leader."
                        : "The file ends after " + available + " of " + declared + " octets.");
    }

    /** Where, after the beginning, a complete record starts that ends exactly at the given length; -1 if nowhere. */
    private int laterRecord(int length) {
        for (int from = Math.max(1, length - LONGEST); from <= length - SHORTEST; from++) {
            if (isDigit(window.at(from)) && digits(from, 5) == length - from && baseAddressFits(from, length - from)) {
                return from;
            }
        }
        return -1;
    }

    private boolean baseAddressFits(int from, int length) {
        int base = digits(from + 12, 5);
        return base > LEADER && base < length && window.at(from + base - 1) == FIELD_TERMINATOR;
    }

    /** Whether what stands here could be taken for a leader, be its length right or wrong. */
    private boolean leaderLike() {
        int base = digits(12, 5);
        int announced = digits(0, 5);
        return announced >= 0 || base > LEADER;
    }

    private boolean beginsRecord(int position) throws IOException {
        int from = position;
        while (window.ensure(from + 1) && isFiller(window.at(from))) {
            from++;
        }
        return window.ensure(from + LEADER) && digits(from, 5) >= SHORTEST && digits(from + 12, 5) > LEADER;
    }

    private int terminator(int from, int to) {
        for (int position = from; position < to; position++) {
            if (window.at(position) == RECORD_TERMINATOR) {
                return position;
            }
        }
        return -1;
    }

    /** The number that so many digits spell, or -1 if they are not all digits. */
    private int digits(int from, int count) {
        int value = 0;
        for (int position = from; position < from + count; position++) {
            if (position >= window.available() || !isDigit(window.at(position))) {
                return -1;
            }
            value = value * 10 + (window.at(position) - '0');
        }
        return value;
    }

    private void skipFiller() throws IOException {
        if (window.offset() == 0 && window.ensure(3) && window.at(0) == (byte) 0xEF && window.at(1) == (byte) 0xBB) {
            window.drop(window.at(2) == (byte) 0xBF ? 3 : 0);
        }
        while (window.ensure(1) && isFiller(window.at(0))) {
            window.drop(1);
        }
    }

    private Frame.Whole whole(int length, List<MarcWarning> warnings) {
        var frame = new Frame.Whole(++number, window.offset(), window.copy(0, length), warnings);
        window.drop(length);
        return frame;
    }

    private Frame.Unreadable unreadable(int length, String reason, String detail) {
        var head = window.copy(0, Math.min(length, REPORTED));
        var frame = new Frame.Unreadable(++number, window.offset(), head, length, reason, detail);
        window.drop(length);
        return frame;
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    /** Line ends, padding and the end mark of old tape and disk systems: seen between records, part of none. */
    private static boolean isFiller(byte octet) {
        return octet == '\n'
                || octet == '\r'
                || octet == ' '
                || octet == 0
                || octet == 0x1A
                || octet == RECORD_TERMINATOR;
    }
}
