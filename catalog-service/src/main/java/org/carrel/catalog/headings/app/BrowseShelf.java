package org.carrel.catalog.headings.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.headings.FreeNumbers;
import org.carrel.catalog.headings.Headings.Place.Direction;
import org.carrel.catalog.headings.Headings.Sight;
import org.carrel.catalog.headings.Shelf;
import org.carrel.catalog.headings.Shelf.Place;
import org.carrel.catalog.headings.Shelf.Spine;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Records;

/** Answers who walks along the virtual shelf, and who looks for a free number on it. */
@ApplicationScoped
public class BrowseShelf {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int NEIGHBOURS = 3;
    private static final int MOST_TAKEN = 5_000;

    private final Shelf shelf;
    private final Records records;

    BrowseShelf(Shelf shelf, Records records) {
        this.shelf = shelf;
        this.records = records;
    }

    /**
     * A stretch of the shelf.
     *
     * @param spines titles in shelf order
     * @param titles what names them
     * @param at how many of them stand before the place that was asked for; null if none was
     * @param exact whether the first behind it has the very number
     * @param previous from where to read backwards; null at the beginning
     * @param next from where to read on; null at the end
     */
    public record Stretch(
            List<Spine> spines,
            Map<UUID, CatalogueRecord> titles,
            @Nullable Integer at,
            boolean exact,
            @Nullable Place previous,
            @Nullable Place next) {}

    /** The titles around the place of a call number. */
    public Stretch around(CallNumber number, Shelf.Filter filter, Sight sight, int limit, int context) {
        Octets key = key(number);
        List<Spine> before = shelf.spines(new Place(key, FIRST, Direction.BEFORE), filter, sight, context + 1);
        boolean earlier = before.size() > context;
        var spines = new ArrayList<>(earlier ? before.subList(1, before.size()) : before);
        int at = spines.size();
        int wanted = limit - at;
        List<Spine> onward = shelf.spines(new Place(key, FIRST, Direction.ONWARD), filter, sight, wanted + 1);
        boolean later = onward.size() > wanted;
        spines.addAll(later ? onward.subList(0, wanted) : onward);
        boolean exact = !onward.isEmpty() && onward.getFirst().key().equals(key);
        return stretch(spines, at, exact, earlier, later);
    }

    /** The titles before or behind a place. */
    public Stretch from(Place place, Shelf.Filter filter, Sight sight, int limit) {
        List<Spine> found = shelf.spines(place, filter, sight, limit + 1);
        boolean more = found.size() > limit;
        if (place.direction() == Direction.BEFORE) {
            return stretch(more ? found.subList(1, found.size()) : found, null, false, more, true);
        }
        return stretch(more ? found.subList(0, limit) : found, null, false, true, more);
    }

    private Stretch stretch(List<Spine> spines, @Nullable Integer at, boolean exact, boolean earlier, boolean later) {
        return new Stretch(
                List.copyOf(spines),
                titles(spines),
                at,
                exact,
                earlier && !spines.isEmpty() ? place(spines.getFirst(), Direction.BEFORE) : null,
                later && !spines.isEmpty() ? place(spines.getLast(), Direction.BEHIND) : null);
    }

    private Map<UUID, CatalogueRecord> titles(List<Spine> spines) {
        return records.findAll(spines.stream().map(Spine::recordId).collect(Collectors.toSet()));
    }

    private static Place place(Spine spine, Direction direction) {
        return new Place(spine.key(), spine.recordId(), direction);
    }

    private static Octets key(CallNumber number) {
        return Octets.of(number.shelvingKey().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * How a number stands.
     *
     * @param holders the titles that have it
     * @param before what stands before its place
     * @param behind what stands behind it
     * @param free numbers near it that nobody has
     * @param titles what names all of these
     */
    public record Standing(
            List<Spine> holders,
            List<Spine> before,
            List<Spine> behind,
            List<String> free,
            Map<UUID, CatalogueRecord> titles) {}

    /** Whether a number is free, and which ones near it are. */
    public Standing standing(CallNumber number) {
        Octets key = key(number);
        var all = new Shelf.Filter(null, null);
        List<Spine> family = shelf.beginningWith(stem(number), MOST_TAKEN);
        List<Spine> holders =
                family.stream().filter(spine -> spine.key().equals(key)).toList();
        List<Spine> before = shelf.spines(new Place(key, FIRST, Direction.BEFORE), all, Sight.STAFF, NEIGHBOURS);
        List<Spine> behind =
                shelf
                        .spines(new Place(key, FIRST, Direction.ONWARD), all, Sight.STAFF, NEIGHBOURS + holders.size())
                        .stream()
                        .filter(spine -> !spine.key().equals(key))
                        .limit(NEIGHBOURS)
                        .toList();
        Set<String> taken = family.stream()
                .map(spine -> new String(spine.key().toArray(), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
        var named = new ArrayList<>(holders);
        named.addAll(before);
        named.addAll(behind);
        return new Standing(holders, before, behind, FreeNumbers.near(number, taken), titles(named));
    }

    /** The head that all numbers share which may be proposed instead: everything before the last part of the key. */
    private static Octets stem(CallNumber number) {
        String key = number.shelvingKey();
        int lastPart = key.lastIndexOf(' ');
        String head = lastPart > 0 ? key.substring(0, lastPart) : "";
        return Octets.of((head.isBlank() ? key : head).getBytes(StandardCharsets.UTF_8));
    }
}
