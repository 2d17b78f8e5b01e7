package org.carrel.catalog.partners.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.headings.HeadingList;
import org.carrel.catalog.headings.HeadingOrder;
import org.carrel.catalog.headings.Headings;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.partners.IndexTerm;
import org.carrel.catalog.search.Field;

/** Looks through indexes: the browse lists, as protocols scan them. */
@ApplicationScoped
public class LookThrough {

    private static final Map<Field, HeadingList> LISTS = Map.of(
            Field.TITLE, HeadingList.TITLE,
            Field.AUTHOR, HeadingList.NAME,
            Field.SUBJECT, HeadingList.SUBJECT,
            Field.SERIES, HeadingList.SERIES);

    /** A list has lines that only refer to others; so many of them together are taken for its end. */
    private static final int ROUNDS = 20;

    private final Headings headings;
    private final HeadingOrder order;

    LookThrough(Headings headings, HeadingOrder order) {
        this.headings = headings;
        this.order = order;
    }

    /**
     * A stretch of an index.
     *
     * @param before the terms before the place, in their order
     * @param from the terms from the place on; the first is the place's own if it begins with what was asked for
     */
    public record Stretch(List<IndexTerm> before, List<IndexTerm> from) {
        public Stretch {
            before = List.copyOf(before);
            from = List.copyOf(from);
        }
    }

    /** Whether an index can be looked through. */
    public static boolean can(Field field) {
        return LISTS.containsKey(field);
    }

    /**
     * Looks around a place.
     *
     * @param before how many terms before it
     * @param from how many terms from it on
     */
    public Optional<Stretch> around(Field field, String text, int before, int from) {
        return Optional.ofNullable(LISTS.get(field)).map(list -> {
            Octets key = order.place(list, text);
            return new Stretch(
                    terms(list, key, Headings.Place.Direction.BEFORE, before).reversed(),
                    terms(list, key, Headings.Place.Direction.ONWARD, from));
        });
    }

    private List<IndexTerm> terms(HeadingList list, Octets key, Headings.Place.Direction direction, int wanted) {
        var terms = new ArrayList<IndexTerm>();
        var place = new Headings.Place(key, new UUID(0, 0), direction);
        for (int round = 0; round < ROUNDS && terms.size() < wanted; round++) {
            int limit = wanted - terms.size();
            List<Headings.Line> stretch = headings.lines(list, place, Headings.Sight.PUBLIC, limit);
            // Whichever way it is read, a stretch comes in the order of the list.
            List<Headings.Line> lines = direction == Headings.Place.Direction.BEFORE ? stretch.reversed() : stretch;
            for (Headings.Line line : lines) {
                if (line.count() > 0) {
                    terms.add(new IndexTerm(line.text(), line.count()));
                }
            }
            if (lines.size() < limit) {
                break;
            }
            Headings.Line last = lines.getLast();
            place = new Headings.Place(
                    last.key(),
                    last.id(),
                    direction == Headings.Place.Direction.BEFORE ? direction : Headings.Place.Direction.BEHIND);
        }
        return terms;
    }
}
