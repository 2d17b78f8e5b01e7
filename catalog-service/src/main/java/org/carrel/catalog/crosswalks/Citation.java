package org.carrel.catalog.crosswalks;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** A record as one cites it, drawn from its fields by {@link Citing}. */
public record Citation(
        Kind kind, Titles titles, List<Agent> agents, Imprint imprint, Numbers numbers, Content content) {

    public Citation {
        agents = List.copyOf(agents);
    }

    /** What is cited, in the words of those who format citations. */
    public enum Kind {
        BOOK("BOOK", "book", "book", "Book"),
        EBOOK("EBOOK", "book", "book", "Book"),
        CHAPTER("CHAP", "chapter", "incollection", "Chapter"),
        ARTICLE("JOUR", "article-journal", "article", "Article"),
        PERIODICAL("JFULL", "periodical", "misc", "Periodical"),
        SERIES("SER", "collection", "misc", "BookSeries"),
        NEWSPAPER("JFULL", "periodical", "misc", "Newspaper"),
        THESIS("THES", "thesis", "phdthesis", "Thesis"),
        MAP("MAP", "map", "misc", "Map"),
        SCORE("MUSIC", "musical_score", "misc", "SheetMusic"),
        RECORDING("SOUND", "song", "misc", "MusicRecording"),
        AUDIOBOOK("SOUND", "book", "misc", "Audiobook"),
        VIDEO("VIDEO", "motion_picture", "misc", "Movie"),
        IMAGE("ART", "graphic", "misc", "VisualArtwork"),
        SOFTWARE("COMP", "software", "misc", "SoftwareApplication"),
        GAME("COMP", "software", "misc", "VideoGame"),
        DATASET("DATA", "dataset", "misc", "Dataset"),
        DATABASE("DBASE", "dataset", "misc", "Dataset"),
        WEBSITE("ELEC", "webpage", "misc", "WebSite"),
        MANUSCRIPT("MANSCPT", "manuscript", "unpublished", "Manuscript"),
        ARCHIVE("UNPB", "collection", "misc", "ArchiveComponent"),
        OTHER("GEN", "document", "misc", "CreativeWork");

        private final String ris;
        private final String csl;
        private final String bibTex;
        private final String schemaOrg;

        Kind(String ris, String csl, String bibTex, String schemaOrg) {
            this.ris = ris;
            this.csl = csl;
            this.bibTex = bibTex;
            this.schemaOrg = schemaOrg;
        }

        String ris() {
            return ris;
        }

        String csl() {
            return csl;
        }

        String bibTex() {
            return bibTex;
        }

        String schemaOrg() {
            return schemaOrg;
        }
    }

    /**
     * @param full title with subtitle and part
     * @param proper title without subtitle
     * @param uniform title of the work, where the record gives another than that of the edition
     * @param container what a part or an article stands in
     * @param series series that it belongs to
     * @param number number in the series
     */
    public record Titles(
            String full,
            String proper,
            @Nullable String uniform,
            @Nullable String container,
            @Nullable String series,
            @Nullable String number) {}

    /** The part that somebody had. */
    public enum Part {
        AUTHOR,
        EDITOR,
        TRANSLATOR,
        ILLUSTRATOR,
        COMPILER,
        DIRECTOR,
        PERFORMER,
        NARRATOR,
        OTHER
    }

    /**
     * Somebody who had a part in it.
     *
     * @param person whether it is a person and not a body or a meeting
     * @param family family name, or the whole name where it has no parts
     * @param given given names
     * @param suffix such as {@code Jr.}
     * @param uri where an authority file knows them
     */
    public record Agent(
            boolean person,
            String family,
            @Nullable String given,
            @Nullable String suffix,
            Set<Part> parts,
            @Nullable String uri) {

        public Agent {
            parts = Set.copyOf(parts);
        }

        /** The name as catalogues write it, family name first. */
        public String inverted() {
            String name = given == null ? family : family + ", " + given;
            return suffix == null ? name : name + ", " + suffix;
        }
    }

    /**
     * @param year first year of publication
     * @param date date as printed
     * @param extent physical description
     * @param pages how many pages it has
     * @param within where in its container it stands
     * @param school who granted the degree, for a thesis
     * @param degree which degree
     * @param country where it was published, by the fixed field
     */
    public record Imprint(
            @Nullable String place,
            @Nullable String publisher,
            @Nullable Integer year,
            @Nullable String date,
            @Nullable String edition,
            @Nullable String extent,
            @Nullable Integer pages,
            @Nullable String within,
            @Nullable String school,
            @Nullable String degree,
            @Nullable String country) {}

    /** Numbers and addresses under which it is known. */
    public record Numbers(
            List<String> isbns,
            List<String> issns,
            @Nullable String doi,
            List<String> lccns,
            List<String> oclcs,
            @Nullable String callNumber,
            List<String> urls) {

        public Numbers {
            isbns = List.copyOf(isbns);
            issns = List.copyOf(issns);
            lccns = List.copyOf(lccns);
            oclcs = List.copyOf(oclcs);
            urls = List.copyOf(urls);
        }
    }

    /** A heading, and where an authority file knows it. */
    public record Subject(String heading, @Nullable String uri) {}

    /**
     * @param languages BCP 47 tags
     * @param subjects what it is about
     * @param genres what sort of work it is
     * @param summary what it says
     */
    public record Content(
            List<String> languages,
            List<Subject> subjects,
            List<String> genres,
            @Nullable String summary) {

        public Content {
            languages = List.copyOf(languages);
            subjects = List.copyOf(subjects);
            genres = List.copyOf(genres);
        }
    }

    /** Those who had a part. */
    public List<Agent> with(Part part) {
        return agents.stream().filter(agent -> agent.parts().contains(part)).toList();
    }
}
