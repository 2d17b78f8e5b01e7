package org.carrel.catalog.headings.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.HeadingList;
import org.carrel.catalog.headings.HeadingOrder;
import org.carrel.catalog.headings.Headings;
import org.carrel.catalog.headings.Headings.Line;
import org.carrel.catalog.headings.Headings.Place;
import org.carrel.catalog.headings.Headings.Reference;
import org.carrel.catalog.headings.Headings.Sight;
import org.carrel.catalog.headings.Naco;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Records;

/** Answers who browses. */
@ApplicationScoped
public class BrowseHeadings {

    private static final UUID FIRST = new UUID(0, 0);

    private final Headings headings;
    private final HeadingOrder order;
    private final Records records;

    BrowseHeadings(Headings headings, HeadingOrder order, Records records) {
        this.headings = headings;
        this.order = order;
        this.records = records;
    }

    /**
     * A stretch of a list.
     *
     * @param lines the lines
     * @param references the references that lead away from them
     * @param at how many of the lines stand before the place that was asked for; null if none was
     * @param exact whether the line there is what was asked for
     * @param previous from where to read backwards; null at the beginning of the list
     * @param next from where to read on; null at its end
     */
    public record Window(
            List<Line> lines,
            List<Reference> references,
            @Nullable Integer at,
            boolean exact,
            @Nullable Place previous,
            @Nullable Place next) {}

    /** The lines around the place where a text files, or would file. */
    public Window around(HeadingList list, String text, Sight sight, int limit, int context) {
        Place place = new Place(order.place(list, text), FIRST, Place.Direction.ONWARD);
        List<Line> before =
                headings.lines(list, new Place(place.key(), FIRST, Place.Direction.BEFORE), sight, context + 1);
        boolean earlier = before.size() > context;
        List<Line> shownBefore = earlier ? before.subList(1, before.size()) : before;
        int wanted = limit - shownBefore.size();
        List<Line> onward = headings.lines(list, place, sight, wanted + 1);
        boolean later = onward.size() > wanted;
        var lines = new ArrayList<>(shownBefore);
        lines.addAll(later ? onward.subList(0, wanted) : onward);
        boolean exact =
                !onward.isEmpty() && Naco.normalised(onward.getFirst().text()).equals(Naco.normalised(text));
        return window(lines, sight, shownBefore.size(), exact, earlier, later);
    }

    /** The lines before or behind a place. */
    public Window from(HeadingList list, Place place, Sight sight, int limit) {
        List<Line> found = headings.lines(list, place, sight, limit + 1);
        boolean more = found.size() > limit;
        if (place.direction() == Place.Direction.BEFORE) {
            return window(more ? found.subList(1, found.size()) : found, sight, null, false, more, true);
        }
        return window(more ? found.subList(0, limit) : found, sight, null, false, true, more);
    }

    private Window window(
            List<Line> lines, Sight sight, @Nullable Integer at, boolean exact, boolean earlier, boolean later) {
        List<Reference> references =
                headings.references(lines.stream().map(Line::id).toList(), sight);
        return new Window(
                List.copyOf(lines),
                references,
                at,
                exact,
                earlier && !lines.isEmpty() ? place(lines.getFirst(), Place.Direction.BEFORE) : null,
                later && !lines.isEmpty() ? place(lines.getLast(), Place.Direction.BEHIND) : null);
    }

    private static Place place(Line line, Place.Direction direction) {
        return new Place(line.key(), line.id(), direction);
    }

    /** One line of a list. */
    public Optional<Line> line(HeadingList list, UUID id, Sight sight) {
        return headings.line(list, id, sight);
    }

    /** The references that lead away from a heading. */
    public List<Reference> references(UUID id, Sight sight) {
        return headings.references(List.of(id), sight);
    }

    /** The records that use a heading, in the order of their ids. */
    public List<CatalogueRecord> records(UUID heading, @Nullable UUID after, Sight sight, int limit) {
        List<UUID> ids = headings.records(heading, after, sight, limit);
        var found = records.findAll(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }
}
