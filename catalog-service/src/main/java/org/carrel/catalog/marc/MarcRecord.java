package org.carrel.catalog.marc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parsed view of a record: its leader and its fields, in order and with duplicates.
 *
 * @param leader the 24 characters of the leader
 * @param fields the fields as the record lists them
 */
public record MarcRecord(String leader, List<MarcField> fields) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss.0", Locale.ROOT);

    public MarcRecord {
        if (leader.length() != 24) {
            throw new IllegalArgumentException("a leader has 24 characters: " + leader.length());
        }
        fields = List.copyOf(fields);
    }

    /** The text of the first control field with this tag. */
    public Optional<String> control(String tag) {
        for (MarcField field : fields) {
            if (field instanceof MarcField.Control control && control.tag().equals(tag)) {
                return Optional.of(control.value());
            }
        }
        return Optional.empty();
    }

    /** The texts of all control fields with this tag. */
    public List<String> controls(String tag) {
        var found = new ArrayList<String>();
        for (MarcField field : fields) {
            if (field instanceof MarcField.Control control && control.tag().equals(tag)) {
                found.add(control.value());
            }
        }
        return found;
    }

    /** All data fields with one of these tags, in the record's order. */
    public List<MarcField.Data> data(String... tags) {
        var found = new ArrayList<MarcField.Data>();
        for (MarcField field : fields) {
            if (field instanceof MarcField.Data data && isOneOf(data.tag(), tags)) {
                found.add(data);
            }
        }
        return found;
    }

    private static boolean isOneOf(String tag, String[] tags) {
        for (String wanted : tags) {
            if (wanted.equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /** This record with one position of the leader saying something else. */
    public MarcRecord withLeaderAt(int position, char value) {
        return new MarcRecord(leader.substring(0, position) + value + leader.substring(position + 1), fields);
    }

    /** This record, saved at a time (field 005). */
    public MarcRecord savedAt(Instant time) {
        var all = new ArrayList<MarcField>(fields.size() + 1);
        fields.stream().filter(field -> !field.tag().equals("005")).forEach(all::add);
        int at = 0;
        while (at < all.size() && all.get(at).tag().compareTo("005") < 0) {
            at++;
        }
        all.add(at, new MarcField.Control("005", STAMP.format(time.atOffset(ZoneOffset.UTC))));
        return new MarcRecord(leader, all);
    }

    /** The character at a position of the leader. */
    public char leaderAt(int position) {
        return leader.charAt(position);
    }
}
