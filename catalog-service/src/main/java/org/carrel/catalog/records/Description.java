package org.carrel.catalog.records;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a bibliographic record says, drawn from its fields by {@link Describing}: for display, matching and search. */
public record Description(
        Titles titles,
        Names names,
        Identifiers identifiers,
        Publication publication,
        Coding coding,
        Content content,
        Access access) {

    /**
     * @param display title for people, ISBD tail stripped
     * @param proper the first part of it, without subtitle
     * @param sort title without leading article, for sorting
     * @param vernacular title in its own script, if the record gives both
     * @param variants other titles of the same work: uniform, varying, former, analysed
     * @param series titles of the series that it belongs to
     */
    public record Titles(
            String display,
            String proper,
            String sort,
            @Nullable String vernacular,
            List<String> variants,
            List<String> series) {

        public Titles {
            variants = List.copyOf(variants);
            series = List.copyOf(series);
        }
    }

    /** A person or body that had a part in it. */
    public record Contributor(String name, @Nullable String role) {}

    /**
     * @param main the main entry
     * @param contributors everyone, the main entry first
     * @param searchable every form of every name, including the original script
     */
    public record Names(@Nullable String main, List<Contributor> contributors, List<String> searchable) {

        public Names {
            contributors = List.copyOf(contributors);
            searchable = List.copyOf(searchable);
        }
    }

    /**
     * @param isbns valid ISBNs of this very edition, in 13-digit form
     * @param otherIsbns numbers that find the record but do not identify it: cancelled, invalid, of related editions
     * @param issns ISSNs
     * @param lccns normalised control numbers of the Library of Congress
     * @param oclcs OCLC numbers
     * @param system control numbers of other systems, {@code (prefix)number}
     */
    public record Identifiers(
            List<String> isbns,
            List<String> otherIsbns,
            List<String> issns,
            List<String> lccns,
            List<String> oclcs,
            List<String> system) {

        public Identifiers {
            isbns = List.copyOf(isbns);
            otherIsbns = List.copyOf(otherIsbns);
            issns = List.copyOf(issns);
            lccns = List.copyOf(lccns);
            oclcs = List.copyOf(oclcs);
            system = List.copyOf(system);
        }
    }

    /**
     * @param statement place, publisher and date as printed
     * @param edition edition statement
     * @param extent physical description
     * @param years when it was published, if that can be told
     */
    public record Publication(
            @Nullable String statement,
            @Nullable String edition,
            @Nullable String extent,
            @Nullable Years years) {}

    /**
     * @param format code of the main format, such as {@code book}
     * @param formats codes of all formats that apply, the main one first
     * @param languages MARC language codes
     */
    public record Coding(String format, List<String> formats, List<String> languages) {

        public Coding {
            formats = List.copyOf(formats);
            languages = List.copyOf(languages);
        }
    }

    /**
     * @param subjects subject headings, parts joined by {@code --}
     * @param genres genre and form headings
     * @param summary what it is about
     * @param contents table of contents
     * @param notes other notes
     */
    public record Content(
            List<String> subjects,
            List<String> genres,
            @Nullable String summary,
            List<String> contents,
            List<String> notes) {

        public Content {
            subjects = List.copyOf(subjects);
            genres = List.copyOf(genres);
            contents = List.copyOf(contents);
            notes = List.copyOf(notes);
        }
    }

    /** A call number that the record itself carries. */
    public record ClassMark(String scheme, String value) {}

    /**
     * An electronic location.
     *
     * @param relation what is found there: {@code resource}, {@code version} or {@code related}
     */
    public record Link(String url, @Nullable String label, String relation) {}

    /**
     * @param classMarks call numbers of the record
     * @param links electronic locations
     */
    public record Access(List<ClassMark> classMarks, List<Link> links) {

        public Access {
            classMarks = List.copyOf(classMarks);
            links = List.copyOf(links);
        }
    }
}
