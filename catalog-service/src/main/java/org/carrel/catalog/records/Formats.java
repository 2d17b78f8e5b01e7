package org.carrel.catalog.records;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.carrel.catalog.marc.MarcRecord;

/**
 * What kind of thing a record describes, by the leader, the fixed fields and the content and carrier types, in that
 * order of trust. Codes are lower-case words; a record can have several, the main one first.
 */
final class Formats {

    private Formats() {}

    static List<String> of(MarcRecord record) {
        var formats = new LinkedHashSet<String>();
        String fixed = record.control("008").orElse("");
        char type = record.leaderAt(6);
        char level = record.leaderAt(7);
        char form = at(fixed, "efgk".indexOf(type) >= 0 ? 29 : 23);
        boolean online = form == 'o' || form == 's' || (form == 'q' && type == 'a') || onlineBySecondaryFields(record);
        physicalDescription(record, formats);
        switch (type) {
            case 'a' -> text(level, fixed, online, formats);
            case 't' -> formats.add("manuscript");
            case 'c', 'd' -> formats.add("score");
            case 'e', 'f' ->
                formats.add(
                        switch (at(fixed, 25)) {
                            case 'd' -> "globe";
                            case 'e' -> "atlas";
                            default -> "map";
                        });
            case 'g' -> formats.add("mv".indexOf(at(fixed, 33)) >= 0 ? "video" : "visual");
            case 'i' -> formats.add("audiobook");
            case 'j' -> formats.add("music");
            case 'k' -> formats.add("image");
            case 'm' ->
                formats.add(
                        switch (at(fixed, 26)) {
                            case 'g' -> "game";
                            case 'a', 'e' -> "dataset";
                            case 'j' -> "website";
                            default -> "software";
                        });
            case 'o' -> formats.add("kit");
            case 'p' -> formats.add("archive");
            case 'r' -> formats.add("object");
            default -> formats.add("other");
        }
        switch (form) {
            case 'a', 'b', 'c' -> formats.add("microform");
            case 'd' -> formats.add("large-print");
            case 'f' -> formats.add("braille");
            default -> {
                // Regular print, or nothing said.
            }
        }
        if (!record.data("502").isEmpty()) {
            formats.add("thesis");
        }
        if (online) {
            formats.add("online");
        }
        return mainFirst(formats);
    }

    private static void text(char level, String fixed, boolean online, Set<String> formats) {
        if (level == 's' || level == 'b' || level == 'i') {
            formats.add(
                    switch (at(fixed, 21)) {
                        case 'n' -> "newspaper";
                        case 'd' -> "database";
                        case 'w' -> "website";
                        case 'm' -> "series";
                        default -> "journal";
                    });
        } else {
            formats.add(online ? "ebook" : "book");
        }
    }

    private static void physicalDescription(MarcRecord record, Set<String> formats) {
        for (String description : record.controls("007")) {
            switch (at(description, 0)) {
                case 'v' -> {
                    if (at(description, 4) == 's') {
                        formats.add("blu-ray");
                    } else if (at(description, 4) == 'v' || at(description, 1) == 'd') {
                        formats.add("dvd");
                    } else if (at(description, 4) == 'b') {
                        formats.add("vhs");
                    }
                }
                case 's' -> {
                    if (at(description, 1) == 'd' && at(description, 3) == 'f') {
                        formats.add("cd");
                    } else if (at(description, 1) == 'd') {
                        formats.add("vinyl");
                    } else if (at(description, 1) == 's') {
                        formats.add("cassette");
                    }
                }
                case 'h' -> formats.add("microform");
                default -> {
                    // Says nothing that a reader would filter by.
                }
            }
        }
    }

    private static boolean onlineBySecondaryFields(MarcRecord record) {
        boolean additional = record.controls("006").stream()
                .anyMatch(field -> at(field, 0) == 'm' && (at(field, 6) == 'o' || at(field, 6) == 's'));
        return additional
                || record.data("338").stream().anyMatch(field -> field.all("ab").stream()
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .anyMatch(text -> text.equals("online resource") || text.equals("cr")));
    }

    /** The carrier is told by the physical description, but people ask for the content first: a video, then a DVD. */
    private static List<String> mainFirst(Set<String> formats) {
        var carriers = List.of(
                "dvd", "blu-ray", "vhs", "cd", "vinyl", "cassette", "microform", "online", "large-print", "braille");
        var ordered = new ArrayList<String>();
        formats.stream().filter(format -> !carriers.contains(format)).forEach(ordered::add);
        formats.stream().filter(carriers::contains).forEach(ordered::add);
        return ordered;
    }

    private static char at(String field, int position) {
        return position < field.length() ? field.charAt(position) : ' ';
    }
}
