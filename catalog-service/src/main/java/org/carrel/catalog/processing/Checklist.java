package org.carrel.catalog.processing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done to items of a material type before they go on the shelf.
 *
 * @param materialType code of the material type
 * @param tasks what is to be done
 * @param countPieces whether it comes in pieces that are to be counted
 * @param pieces what the pieces are
 */
public record Checklist(
        String materialType,
        List<Task> tasks,
        boolean countPieces,
        @Nullable String pieces) {

    public Checklist {
        tasks = List.copyOf(tasks);
    }

    /**
     * Something to be done.
     *
     * @param required whether the item cannot go on the shelf without it
     */
    public record Task(String code, String name, boolean required) {}

    /** Of a material type for which nobody has made a list. */
    public static Checklist none(String materialType) {
        return new Checklist(materialType, List.of(), false, null);
    }
}
