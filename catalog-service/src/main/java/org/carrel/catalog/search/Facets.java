package org.carrel.catalog.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.Description;
import org.carrel.catalog.records.Years;

/** What of a title's description results can be narrowed by: headings in their parts, decades, classes. */
final class Facets {

    private static final int LONGEST_SPAN = 100;
    private static final int DECADE = 10;
    private static final String TAIL = " \t\n\u000B\f\r/:;,";
    /** A full stop is punctuation unless it ends an initial or a short abbreviation. */
    private static final Pattern FULL_STOP = Pattern.compile("(?<=[\\p{L}\\p{N})]{4})\\.$");

    private static final Pattern LC_CLASS = Pattern.compile("([A-Z]{1,3})\\s?[0-9].*");
    private static final Pattern DEWEY_CLASS = Pattern.compile("([0-9]{2})[0-9](?:[^0-9].*)?");

    private Facets() {}

    /** What it is about. */
    static List<String> topics(MarcRecord record) {
        var topics = new LinkedHashSet<String>();
        add(record.data("650"), "a", topics);
        add(record.data("600", "610", "611", "630", "650", "651"), "x", topics);
        return List.copyOf(topics);
    }

    /** Where it takes place. */
    static List<String> places(MarcRecord record) {
        var places = new LinkedHashSet<String>();
        add(record.data("651"), "a", places);
        add(record.data("600", "610", "611", "630", "650", "651", "655"), "z", places);
        return List.copyOf(places);
    }

    /** What kind of work it is. */
    static List<String> genres(MarcRecord record) {
        var genres = new LinkedHashSet<String>();
        add(record.data("655"), "a", genres);
        add(record.data("600", "610", "611", "630", "650", "651", "655"), "v", genres);
        return List.copyOf(genres);
    }

    private static void add(List<MarcField.Data> fields, String codes, Set<String> into) {
        fields.stream()
                .flatMap(field -> field.all(codes).stream())
                .map(Facets::trimmed)
                .filter(text -> !text.isEmpty())
                .forEach(into::add);
    }

    /** Names and headings that punctuation alone tells apart are one value. */
    static String trimmed(String text) {
        String stripped = text.strip();
        int end = stripped.length();
        while (end > 0 && TAIL.indexOf(stripped.charAt(end - 1)) >= 0) {
            end--;
        }
        String value = stripped.substring(0, end);
        return value.endsWith(".") ? FULL_STOP.matcher(value).replaceAll("") : value;
    }

    /** The decades that it may have been published in, by their first years; only the first of a very long span. */
    static List<String> decades(@org.jspecify.annotations.Nullable Years years) {
        if (years == null) {
            return List.of();
        }
        int from = years.from() / DECADE * DECADE;
        int to = years.to() - years.from() > LONGEST_SPAN ? from : years.to() / DECADE * DECADE;
        var decades = new ArrayList<String>();
        for (int decade = from; decade <= to; decade += DECADE) {
            decades.add(Integer.toString(decade));
        }
        return decades;
    }

    /** The classes that its call numbers stand in: letters of the Library of Congress, tens of Dewey. */
    static List<String> classes(List<Description.ClassMark> marks, List<String> callNumbers) {
        var classes = new LinkedHashSet<String>();
        marks.forEach(mark -> addClass(mark.value(), classes));
        callNumbers.forEach(number -> addClass(number, classes));
        return List.copyOf(classes);
    }

    private static void addClass(String callNumber, Set<String> into) {
        String text = callNumber.strip().toUpperCase(Locale.ROOT);
        Matcher letters = LC_CLASS.matcher(text);
        if (letters.matches()) {
            into.add(letters.group(1));
        }
        Matcher digits = DEWEY_CLASS.matcher(text);
        if (digits.matches()) {
            into.add(digits.group(1) + "0");
        }
    }
}
