package org.carrel.catalog.headings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;

/** The browse lists in store. Every change is part of the current transaction. */
public interface Headings {

    /** Says which headings records use, and no others. */
    void set(List<Contents> contents);

    /** Says whether the public sees records. */
    void show(Map<UUID, Boolean> shown);

    /** Says which references an authority makes, and no others. */
    void refer(List<Establishment> establishments);

    /** A stretch of a list. */
    List<Line> lines(HeadingList list, Place place, Sight sight, int limit);

    /** One line of a list. */
    Optional<Line> line(HeadingList list, UUID id, Sight sight);

    /** The references that lead away from headings. */
    List<Reference> references(Collection<UUID> from, Sight sight);

    /** The records that use a heading, in the order of their ids. */
    List<UUID> records(UUID heading, @Nullable UUID after, Sight sight, int limit);

    /**
     * What a record says in the way of headings.
     *
     * @param recordId the record
     * @param fresh whether it did not exist before this transaction
     * @param shown whether the public sees it
     * @param uses the headings
     */
    record Contents(UUID recordId, boolean fresh, boolean shown, List<HeadingUse> uses) {
        public Contents {
            uses = List.copyOf(uses);
        }
    }

    /**
     * What an authority establishes in one list.
     *
     * @param authorityId the authority
     * @param headings the heading that it establishes, one for each list in which it may be used
     * @param from the headings that it refers from
     */
    record Establishment(UUID authorityId, List<Heading> headings, List<From> from) {
        public Establishment {
            headings = List.copyOf(headings);
            from = List.copyOf(from);
        }
    }

    /**
     * A heading that an authority refers from to its own, one for each list.
     *
     * @param heading the heading
     * @param kind what the reference says
     * @param relation why, such as an earlier name: the code in MARC's tracing field
     */
    record From(
            Heading heading, Reference.Kind kind, @Nullable String relation) {}

    /** A place in a list: just before or behind a key, looking one way or the other. */
    record Place(Octets key, UUID id, Direction direction) {

        /** Which way a list is read. */
        public enum Direction {
            /** From the place on, including a line that stands at it. */
            ONWARD,
            /** Behind the line that stands at the place. */
            BEHIND,
            /** Backwards, from the line before the place. */
            BEFORE
        }
    }

    /** Who looks: readers see what the public may see, staff sees everything. */
    enum Sight {
        PUBLIC,
        STAFF
    }

    /**
     * A line of a list.
     *
     * @param id the heading's id
     * @param text what people read
     * @param scheme for classes, their scheme
     * @param count how many records use it, of those that may be seen
     * @param authorityId the authority that establishes it
     * @param key where it files
     */
    record Line(
            UUID id,
            String text,
            @Nullable String scheme,
            int count,
            @Nullable UUID authorityId,
            Octets key) {}

    /**
     * A reference from one heading to another.
     *
     * @param from where it stands
     * @param kind what it says
     * @param relation why, such as an earlier name: the code in MARC's tracing field
     * @param to where it leads
     */
    record Reference(UUID from, Kind kind, @Nullable String relation, Line to) {

        /** What a reference says. */
        public enum Kind {
            /** This heading is not used; use that. */
            SEE,
            /** That heading is used too. */
            SEE_ALSO
        }
    }
}
