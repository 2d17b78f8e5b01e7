package org.carrel.catalog.callnumbers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Breaks a call number into the lines of a spine label: class, cutters, year, volume and copy each on a line of its
 * own.
 */
public final class SpineLabel {

    private static final Pattern LC =
            Pattern.compile("(?<letters>[A-Za-z]{1,3})\\s*(?<number>[0-9]{1,5}(?:\\.[0-9]+)?)(?![0-9])\\s*(?<rest>.*)");
    private static final Pattern DEWEY =
            Pattern.compile("(?<number>[0-9]{1,3}(?:[/'’]?\\.[0-9/'’]+)?)(?![0-9])\\s*(?<rest>.*)");
    private static final Pattern SUDOC =
            Pattern.compile("(?<agency>[A-Za-z]{1,4}\\s*[0-9]{1,3}\\s*\\.)\\s*(?<series>[^:]*:?)\\s*(?<book>.*)");
    private static final Pattern MARK = Pattern.compile("(?<mark>[^\\s0-9]\\S*)\\s+(?<rest>.*)");
    private static final Pattern PART = Pattern.compile(
            "(?<enumeration>(?:v|vol|no|pt|c|copy|ed|ser|suppl|bd|t|op|k)\\.?\\s*[0-9][0-9A-Za-z/-]*)(?![^\\s])"
                    + "|(?<cutter>\\.?\\s?[A-Z][0-9]+[a-z]*(?=[\\s.]|$|[A-Z][0-9]))|(?<word>\\S+)",
            Pattern.CASE_INSENSITIVE);

    private SpineLabel() {}

    /** The lines of a label, from the top. */
    public static List<String> split(Scheme scheme, String callNumber) {
        return split(scheme, null, callNumber, null);
    }

    /**
     * The lines of a label, from the top.
     *
     * @param prefix a collection mark above the number, such as REF
     * @param suffix what stands below it
     */
    public static List<String> split(
            Scheme scheme, @Nullable String prefix, String callNumber, @Nullable String suffix) {
        var lines = new ArrayList<String>();
        words(prefix, lines);
        number(scheme, callNumber.strip().replaceAll("\\s+", " "), lines);
        words(suffix, lines);
        return List.copyOf(lines);
    }

    /** Breaks lines that are longer than a label is wide: at a point if there is one, and elsewhere if there is not. */
    public static List<String> wrapped(List<String> lines, int width) {
        if (width < 2) {
            throw new IllegalArgumentException("a label holds two characters at least: " + width);
        }
        var wrapped = new ArrayList<String>();
        for (String line : lines) {
            String rest = line;
            while (rest.length() > width) {
                int point = rest.lastIndexOf('.', width);
                int cut = point > 0 ? point : width;
                wrapped.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            wrapped.add(rest);
        }
        return List.copyOf(wrapped);
    }

    private static void number(Scheme scheme, String text, List<String> lines) {
        boolean split =
                switch (scheme) {
                    case LC, NLM -> lc(text, lines);
                    case DEWEY -> dewey(text, lines);
                    case SUDOC, SUDOC_CUTTERS_FIRST -> sudoc(text, lines);
                    case UDC, ACCESSION, OTHER -> {
                        parts(text, lines);
                        yield true;
                    }
                };
        if (split) {
            return;
        }
        Matcher mark = MARK.matcher(text);
        if (mark.matches()) {
            lines.add(mark.group("mark"));
            number(scheme, mark.group("rest"), lines);
        } else {
            parts(text, lines);
        }
    }

    private static boolean lc(String text, List<String> lines) {
        Matcher shape = LC.matcher(text);
        if (!shape.matches()) {
            return false;
        }
        lines.add(shape.group("letters"));
        lines.add(shape.group("number"));
        parts(shape.group("rest"), lines);
        return true;
    }

    private static boolean dewey(String text, List<String> lines) {
        Matcher shape = DEWEY.matcher(text);
        if (!shape.matches()) {
            return false;
        }
        // Prime marks tell the cataloguer where a number may be cut; readers need not see them.
        lines.add(shape.group("number").replaceAll("[/'’]", ""));
        parts(shape.group("rest"), lines);
        return true;
    }

    private static boolean sudoc(String text, List<String> lines) {
        Matcher shape = SUDOC.matcher(text);
        if (!shape.matches()) {
            return false;
        }
        lines.add(shape.group("agency"));
        lines.add(shape.group("series"));
        if (!shape.group("book").isEmpty()) {
            lines.add(shape.group("book"));
        }
        return true;
    }

    private static void parts(String text, List<String> lines) {
        Matcher part = PART.matcher(text);
        while (part.find()) {
            lines.add(part.group().strip());
        }
    }

    private static void words(@Nullable String text, List<String> lines) {
        if (text != null && !text.isBlank()) {
            lines.addAll(List.of(text.strip().split("\\s+", -1)));
        }
    }
}
