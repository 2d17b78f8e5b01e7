package org.carrel.catalog.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Description;
import org.carrel.catalog.records.Isbn;
import org.carrel.catalog.records.Years;

/** A title as the index knows it, whatever the engine. */
public record SearchDocument(
        UUID recordId, boolean suppressed, Texts texts, Numbers numbers, Filters filters, Sorting sorting) {

    /**
     * What is searched word by word.
     *
     * @param titles forms of the title itself, which count most and may be asked for as a whole
     * @param variants other titles
     * @param everything whatever was catalogued
     */
    public record Texts(
            List<String> titles,
            List<String> variants,
            List<String> authors,
            List<String> subjects,
            List<String> series,
            String everything) {}

    /**
     * What is found exactly.
     *
     * @param control control numbers and the record's own id
     * @param callNumbers call numbers of the record and of its items
     */
    public record Numbers(
            List<String> isbns,
            List<String> issns,
            List<String> lccns,
            List<String> oclcs,
            List<String> control,
            List<String> barcodes,
            List<String> callNumbers) {}

    /**
     * What results are narrowed by.
     *
     * @param branches branches that have a copy
     * @param available copies on their shelves
     */
    public record Filters(
            List<String> formats, List<String> languages, Set<UUID> branches, int available, int from, int to) {}

    /**
     * What results are ordered by.
     *
     * @param title title without its article
     * @param year year of publication, 0 if not known
     */
    public record Sorting(String title, int year) {}

    /** What is known of a title's copies. */
    public record Copies(List<String> barcodes, List<String> callNumbers, Set<UUID> branches, int available) {

        /** None. */
        public static final Copies NONE = new Copies(List.of(), List.of(), Set.of(), 0);
    }

    /** Maps a record and its copies. */
    public static SearchDocument of(CatalogueRecord record, Description description, String everything, Copies copies) {
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
        return new SearchDocument(
                record.id(),
                record.suppressed(),
                new Texts(
                        List.copyOf(titles),
                        List.copyOf(variants),
                        description.names().searchable(),
                        subjects,
                        description.titles().series(),
                        everything),
                numbers(record, description, copies),
                new Filters(
                        description.coding().formats(),
                        description.coding().languages(),
                        copies.branches(),
                        copies.available(),
                        from,
                        to),
                new Sorting(description.titles().sort(), from));
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
        description.access().classMarks().forEach(mark -> callNumbers.add(mark.value()));
        return new Numbers(
                List.copyOf(isbns),
                description.identifiers().issns(),
                description.identifiers().lccns(),
                description.identifiers().oclcs(),
                List.copyOf(control),
                copies.barcodes(),
                List.copyOf(callNumbers));
    }
}
