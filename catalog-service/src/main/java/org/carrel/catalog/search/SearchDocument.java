package org.carrel.catalog.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Describing;
import org.carrel.catalog.records.Description;
import org.carrel.catalog.records.Isbn;
import org.carrel.catalog.records.Years;
import org.carrel.catalog.search.SearchRequest.Facet;

/** A title as the index knows it, whatever the engine. */
public record SearchDocument(
        UUID recordId,
        boolean suppressed,
        Texts texts,
        Numbers numbers,
        Filters filters,
        Sorting sorting,
        State state) {

    /**
     * What a title was when it was indexed; as long as it is the same, only availability can have changed.
     *
     * @param version version of the record
     * @param copiesPrint fingerprint of all that is indexed of its copies but their availability
     */
    public record State(long version, int copiesPrint) {}

    /**
     * What is searched word by word.
     *
     * @param titles forms of the title itself, which count most and may be asked for as a whole
     * @param variants other titles
     * @param publishers names of publishers
     * @param notes summary, contents and notes
     * @param everything whatever was catalogued
     */
    public record Texts(
            List<String> titles,
            List<String> variants,
            List<String> authors,
            List<String> subjects,
            List<String> series,
            List<String> publishers,
            List<String> notes,
            String everything) {}

    /**
     * What is found exactly.
     *
     * @param control control numbers and the record's own id
     * @param callNumbers call numbers of the record and of its items
     * @param shelves the same as shelving keys
     */
    public record Numbers(
            List<String> isbns,
            List<String> issns,
            List<String> lccns,
            List<String> oclcs,
            List<String> control,
            List<String> barcodes,
            List<String> callNumbers,
            List<String> shelves) {}

    /**
     * What results are narrowed by.
     *
     * @param values values by facet
     * @param available copies on their shelves
     * @param from first year in which it may have been published, 0 if not known
     * @param to last year
     */
    public record Filters(Map<Facet, List<String>> values, int available, int from, int to) {

        public Filters {
            values = Map.copyOf(values);
        }
    }

    /**
     * What results are ordered by.
     *
     * @param title title without its article
     * @param author main entry, empty if there is none
     * @param year year of publication, 0 if not known
     * @param shelf shelving key of the first call number, empty if there is none
     * @param copies how many copies there are
     */
    public record Sorting(String title, String author, int year, String shelf, int copies) {}

    /**
     * What is known of a title's copies.
     *
     * @param shelves their shelving keys
     * @param branches branches that have one
     * @param locations shelving locations that have one
     * @param total how many there are
     * @param available how many stand on their shelves
     */
    public record Copies(
            List<String> barcodes,
            List<String> callNumbers,
            List<String> shelves,
            Set<UUID> branches,
            Set<UUID> locations,
            int total,
            int available) {

        /** A number that is another one when anything but availability is. */
        public int print() {
            return Objects.hash(barcodes, callNumbers, shelves, branches, locations, total);
        }

        /** None. */
        public static final Copies NONE = new Copies(List.of(), List.of(), List.of(), Set.of(), Set.of(), 0, 0);
    }

    /** Maps a record and its copies. */
    public static SearchDocument of(CatalogueRecord record, Description description, MarcRecord marc, Copies copies) {
        var titles = new LinkedHashSet<String>();
        titles.add(description.titles().display());
        titles.add(description.titles().proper());
        titles.add(description.titles().sort());
        var variants = new LinkedHashSet<>(description.titles().variants());
        if (description.titles().vernacular() != null) {
            titles.add(description.titles().vernacular());
        }
        var subjects = new ArrayList<>(description.content().subjects());
        subjects.addAll(description.content().genres());
        Years years = description.publication().years();
        int from = years == null ? 0 : years.from();
        int to = years == null ? 0 : years.to();
        Numbers numbers = numbers(record, description, copies);
        return new SearchDocument(
                record.id(),
                record.suppressed(),
                new Texts(
                        List.copyOf(titles),
                        List.copyOf(variants),
                        description.names().searchable(),
                        subjects,
                        description.titles().series(),
                        Publishers.of(marc),
                        notes(description.content()),
                        Describing.everything(marc)),
                numbers,
                new Filters(facets(description, marc, copies), copies.available(), from, to),
                new Sorting(
                        description.titles().sort(),
                        description.names().main() == null
                                ? ""
                                : description.names().main(),
                        from,
                        numbers.shelves().isEmpty() ? "" : numbers.shelves().getFirst(),
                        copies.total()),
                new State(record.version(), copies.print()));
    }

    private static Map<Facet, List<String>> facets(Description description, MarcRecord marc, Copies copies) {
        var values = new EnumMap<Facet, List<String>>(Facet.class);
        values.put(Facet.FORMAT, description.coding().formats());
        values.put(Facet.LANGUAGE, description.coding().languages());
        values.put(Facet.ERA, Facets.decades(description.publication().years()));
        values.put(Facet.BRANCH, copies.branches().stream().map(UUID::toString).toList());
        values.put(
                Facet.LOCATION, copies.locations().stream().map(UUID::toString).toList());
        values.put(Facet.TOPIC, Facets.topics(marc));
        values.put(Facet.GEOGRAPHIC, Facets.places(marc));
        values.put(Facet.GENRE, Facets.genres(marc));
        values.put(
                Facet.AUTHOR,
                description.names().contributors().stream()
                        .map(contributor -> Facets.trimmed(contributor.name()))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList());
        values.put(
                Facet.SERIES,
                description.titles().series().stream()
                        .map(Facets::trimmed)
                        .filter(title -> !title.isEmpty())
                        .distinct()
                        .toList());
        values.put(Facet.CLASS, Facets.classes(description.access().classMarks(), copies.callNumbers()));
        return values;
    }

    private static List<String> notes(Description.Content content) {
        var notes = new ArrayList<String>();
        if (content.summary() != null) {
            notes.add(content.summary());
        }
        notes.addAll(content.contents());
        notes.addAll(content.notes());
        return notes;
    }

    private static Numbers numbers(CatalogueRecord record, Description description, Copies copies) {
        var isbns = new LinkedHashSet<>(description.identifiers().isbns());
        isbns.addAll(description.identifiers().otherIsbns());
        description.identifiers().isbns().stream()
                .flatMap(isbn -> new Isbn(isbn).ten().stream())
                .forEach(isbns::add);
        var control = new LinkedHashSet<String>();
        control.add(record.id().toString());
        control.add(record.identity().controlNumber());
        control.addAll(description.identifiers().system());
        var callNumbers = new LinkedHashSet<>(copies.callNumbers());
        var shelves = new LinkedHashSet<>(copies.shelves());
        for (Description.ClassMark mark : description.access().classMarks()) {
            callNumbers.add(mark.value());
            shelves.add(new CallNumber(mark.value(), scheme(mark)).shelvingKey());
        }
        return new Numbers(
                List.copyOf(isbns),
                description.identifiers().issns(),
                description.identifiers().lccns(),
                description.identifiers().oclcs(),
                List.copyOf(control),
                copies.barcodes(),
                List.copyOf(callNumbers),
                List.copyOf(shelves));
    }

    private static Scheme scheme(Description.ClassMark mark) {
        return switch (mark.scheme()) {
            case "lc", "nlm" -> Scheme.LC;
            case "dewey" -> Scheme.DEWEY;
            default -> Scheme.OTHER;
        };
    }
}
