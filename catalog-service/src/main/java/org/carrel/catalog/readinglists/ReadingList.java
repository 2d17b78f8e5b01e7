package org.carrel.catalog.readinglists;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the students of a course are to read in a term.
 *
 * @param course the course and the term
 * @param published whether the public sees it
 * @param sections its parts, in order
 * @param clonedFrom the list of an earlier term
 * @param edited by whom and when
 */
public record ReadingList(
        UUID id,
        long version,
        Course course,
        boolean published,
        List<Section> sections,
        @Nullable UUID clonedFrom,
        Edited edited) {

    public ReadingList {
        sections = List.copyOf(sections);
    }

    /**
     * A course in a term.
     *
     * @param code the course's code
     * @param term the term, as the university writes it
     */
    public record Course(String code, String name, String term, List<String> instructors) {
        public Course {
            instructors = List.copyOf(instructors);
        }
    }

    /** By whom it was last edited, and when. */
    public record Edited(String by, Instant at) {}

    /** A part of a list, such as a week. */
    public record Section(String title, @Nullable String note, List<Reading> readings) {
        public Section {
            readings = List.copyOf(readings);
        }
    }

    /**
     * Something to be read: a title of the catalogue, or something elsewhere.
     *
     * @param recordId the title; null if the catalogue does not have it
     * @param citation what it is, if the catalogue does not say
     * @param weight how much it matters
     */
    public record Reading(
            @Nullable UUID recordId,
            @Nullable Citation citation,
            Weight weight,
            @Nullable String note) {}

    /** Something that the catalogue does not have. */
    public record Citation(
            String title,
            @Nullable String author,
            @Nullable String source,
            @Nullable String year,
            @Nullable String url) {}

    /** How much a reading matters. */
    public enum Weight {
        ESSENTIAL,
        RECOMMENDED,
        FURTHER
    }

    /** This list for another term; it is not published until somebody has looked through it. */
    public ReadingList cloned(UUID newId, String term, Edited by) {
        return new ReadingList(
                newId,
                1,
                new Course(course.code(), course.name(), term, course.instructors()),
                false,
                sections,
                id,
                by);
    }
}
