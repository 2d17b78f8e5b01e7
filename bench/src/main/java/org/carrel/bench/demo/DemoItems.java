package org.carrel.bench.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which copies of a record the demo's branches have: decided by the record's place in the catalogue, so always the
 * same.
 */
final class DemoItems {

    /** At most so many copies of one title; barcodes are numbered so that each possible copy has one of its own. */
    private static final int MOST_COPIES = 3;

    private static final Map<String, String> MATERIAL_TYPES = Map.ofEntries(
            Map.entry("book", "book"),
            Map.entry("thesis", "book"),
            Map.entry("large-print", "book"),
            Map.entry("braille", "book"),
            Map.entry("journal", "serial"),
            Map.entry("newspaper", "serial"),
            Map.entry("series", "serial"),
            Map.entry("score", "score"),
            Map.entry("map", "map"),
            Map.entry("atlas", "map"),
            Map.entry("globe", "map"),
            Map.entry("video", "dvd"),
            Map.entry("audiobook", "audiobook"),
            Map.entry("music", "cd"),
            Map.entry("microform", "microform"),
            Map.entry("game", "game"),
            Map.entry("kit", "kit"));

    private DemoItems() {}

    /** A copy to be, its location named by code. */
    record Copy(String barcode, String location, String materialType, String loanType, String callNumber, long price) {}

    /**
     * The copies of a record.
     *
     * @param index the record's place in the catalogue, from 0
     * @param record the record as the catalogue shows it
     */
    static List<Copy> of(int index, JsonNode record) {
        String format = record.at("/summary/format").asText();
        Optional<String> materialType = materialType(format);
        if (materialType.isEmpty()) {
            return List.of();
        }
        int copies = 1 + Math.floorMod(index * 7, MOST_COPIES);
        var found = new ArrayList<Copy>(copies);
        for (int copy = 0; copy < copies; copy++) {
            DemoPlaces.Branch branch = branch(materialType.get(), index + copy * 3);
            boolean reference = materialType.get().equals("map") || (index + copy) % 23 == 0;
            found.add(new Copy(
                    LibraryBarcodes.item(index * MOST_COPIES + copy + 1),
                    location(branch, materialType.get(), reference),
                    materialType.get(),
                    reference && !branch.mobile() ? "reference" : "normal",
                    callNumber(record, index),
                    1_500 + Math.floorMod(index * 131, 6_000)));
        }
        return found;
    }

    /** Nothing stands on a shelf for what is only online. */
    private static Optional<String> materialType(String format) {
        return switch (format) {
            case "ebook", "online", "website", "database", "dataset", "software" -> Optional.empty();
            default -> Optional.of(MATERIAL_TYPES.getOrDefault(format, "other"));
        };
    }

    private static DemoPlaces.Branch branch(String materialType, int number) {
        List<DemoPlaces.Branch> branches = DemoPlaces.BRANCHES.stream()
                .filter(branch -> !branch.mobile() || materialType.equals("book"))
                .toList();
        return branches.get(Math.floorMod(number, branches.size()));
    }

    private static String location(DemoPlaces.Branch branch, String materialType, boolean reference) {
        if (branch.mobile()) {
            return branch.stacks();
        }
        if (reference) {
            return branch.reference();
        }
        return switch (materialType) {
            case "dvd", "cd", "audiobook", "score" -> branch.media();
            default -> branch.stacks();
        };
    }

    /** The record's own class mark with the first letters of its author or title, as a label would have it. */
    private static String callNumber(JsonNode record, int index) {
        JsonNode marks = record.at("/description/classMarks");
        if (marks.isArray() && !marks.isEmpty()) {
            String mark = marks.get(0).path("value").asText();
            if (!mark.isBlank()) {
                return mark.length() > 100 ? mark.substring(0, 100) : mark;
            }
        }
        String author = record.at("/summary/author").asText("");
        String name = (author.isBlank() ? record.at("/summary/title").asText("x") : author).replaceAll("[^\\p{L}]", "");
        String letters = name.length() < 3 ? "DEM" : name.substring(0, 3);
        return "GEN " + letters + " " + (100 + index % 900);
    }
}
