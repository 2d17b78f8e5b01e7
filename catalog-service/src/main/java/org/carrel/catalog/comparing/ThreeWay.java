package org.carrel.catalog.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;

/**
 * Merges two changes of the same record. To take version n out of the middle of a history, the base is version n, one
 * change is what became of it since, the other is the way back to version n-1.
 */
public final class ThreeWay {

    /** What came of merging. */
    public sealed interface Merged {

        /** Both changes, in one record. */
        record Clean(MarcRecord record) implements Merged {}

        /** Both changes touch these. */
        record Conflicting(List<Conflict> conflicts) implements Merged {
            public Conflicting {
                conflicts = List.copyOf(conflicts);
            }
        }
    }

    /**
     * A field that both changes touch, each in its own way. The leader has the tag {@code LDR}.
     *
     * @param base how it was before both
     * @param ours what it has become since; null if it is gone
     * @param theirs what it would have to become; null if it would have to go
     */
    public record Conflict(
            String tag,
            @Nullable MarcField base,
            @Nullable MarcField ours,
            @Nullable MarcField theirs) {}

    private final List<MarcField> base;
    private final List<MarcField> ours;
    private final List<MarcField> theirs;
    private final List<Conflict> conflicts = new ArrayList<>();

    private ThreeWay(List<MarcField> base, List<MarcField> ours, List<MarcField> theirs) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
    }

    /** Merges; field 005 is that of ours. */
    public static Merged merge(MarcRecord base, MarcRecord ours, MarcRecord theirs) {
        var merging = new ThreeWay(Likeness.content(base), Likeness.content(ours), Likeness.content(theirs));
        String leader = merging.leader(base, ours, theirs);
        List<MarcField> fields = merging.fields();
        return merging.conflicts.isEmpty()
                ? new Merged.Clean(new MarcRecord(leader, withTimeStamp(fields, ours)))
                : new Merged.Conflicting(merging.conflicts);
    }

    private String leader(MarcRecord from, MarcRecord mine, MarcRecord other) {
        var leader = new StringBuilder(mine.leader());
        for (int position : Likeness.leaderPositions()) {
            char wanted = other.leaderAt(position);
            if (wanted == from.leaderAt(position) || wanted == mine.leaderAt(position)) {
                continue;
            }
            if (mine.leaderAt(position) != from.leaderAt(position)) {
                conflicts.add(new Conflict(
                        "LDR",
                        new MarcField.Control("LDR", from.leader()),
                        new MarcField.Control("LDR", mine.leader()),
                        new MarcField.Control("LDR", other.leader())));
                return mine.leader();
            }
            leader.setCharAt(position, wanted);
        }
        return leader.toString();
    }

    private List<MarcField> fields() {
        int[] inOurs = counterparts(ours);
        int[] inTheirs = counterparts(theirs);
        List<List<MarcField>> insertions = insertions(inTheirs, inOurs);
        int[] baseOfOurs = new int[ours.size()];
        Arrays.fill(baseOfOurs, -1);
        for (int index = 0; index < base.size(); index++) {
            if (inOurs[index] >= 0) {
                baseOfOurs[inOurs[index]] = index;
            } else if (inTheirs[index] >= 0 && !theirs.get(inTheirs[index]).equals(base.get(index))) {
                conflicts.add(new Conflict(base.get(index).tag(), base.get(index), null, theirs.get(inTheirs[index])));
            }
        }
        var merged = new ArrayList<MarcField>();
        int flushed = 0;
        for (int index = 0; index < ours.size(); index++) {
            int origin = baseOfOurs[index];
            if (origin < 0) {
                merged.add(ours.get(index));
                continue;
            }
            for (; flushed <= origin; flushed++) {
                merged.addAll(insertions.get(flushed));
            }
            resolved(base.get(origin), ours.get(index), inTheirs[origin]).ifPresent(merged::add);
            merged.addAll(insertions.get(flushed++));
        }
        for (; flushed < insertions.size(); flushed++) {
            merged.addAll(insertions.get(flushed));
        }
        return merged;
    }

    /** What becomes of a field that was in the base and is in ours. */
    private Optional<MarcField> resolved(MarcField from, MarcField mine, int position) {
        MarcField other = position < 0 ? null : theirs.get(position);
        if (from.equals(other)) {
            return Optional.of(mine);
        }
        if (mine.equals(from) || mine.equals(other)) {
            return Optional.ofNullable(other);
        }
        conflicts.add(new Conflict(from.tag(), from, mine, other));
        return Optional.of(mine);
    }

    /** For every field of the base, where it is in a later record; -1 if it is gone. */
    private int[] counterparts(List<MarcField> later) {
        int[] counterparts = new int[base.size()];
        Arrays.fill(counterparts, -1);
        for (Alignment.Pair pair : Alignment.of(base, later, Likeness::ofFields)) {
            if (pair.left() >= 0) {
                counterparts[pair.left()] = pair.right();
            }
        }
        return counterparts;
    }

    /**
     * The fields that theirs has and the base has not: at 0 those before the first field of the base, at n those after
     * the n-th. What ours has added as well is not added twice.
     */
    private List<List<MarcField>> insertions(int[] inTheirs, int[] inOurs) {
        var known = new ArrayList<MarcField>();
        boolean[] matched = new boolean[ours.size()];
        for (int position : inOurs) {
            if (position >= 0) {
                matched[position] = true;
            }
        }
        for (int index = 0; index < ours.size(); index++) {
            if (!matched[index]) {
                known.add(ours.get(index));
            }
        }
        int[] baseOfTheirs = new int[theirs.size()];
        Arrays.fill(baseOfTheirs, -1);
        for (int index = 0; index < base.size(); index++) {
            if (inTheirs[index] >= 0) {
                baseOfTheirs[inTheirs[index]] = index;
            }
        }
        var insertions = new ArrayList<List<MarcField>>();
        for (int index = 0; index <= base.size(); index++) {
            insertions.add(new ArrayList<>());
        }
        int after = 0;
        for (int index = 0; index < theirs.size(); index++) {
            if (baseOfTheirs[index] >= 0) {
                after = baseOfTheirs[index] + 1;
            } else if (!known.remove(theirs.get(index))) {
                insertions.get(after).add(theirs.get(index));
            }
        }
        return insertions;
    }

    private static List<MarcField> withTimeStamp(List<MarcField> fields, MarcRecord from) {
        return from.control("005")
                .map(stamp -> stamped(fields, new MarcField.Control("005", stamp)))
                .orElse(fields);
    }

    private static List<MarcField> stamped(List<MarcField> fields, MarcField stamp) {
        var all = new ArrayList<>(fields);
        int at = 0;
        while (at < all.size() && all.get(at).tag().compareTo("005") < 0) {
            at++;
        }
        all.add(at, stamp);
        return all;
    }
}
