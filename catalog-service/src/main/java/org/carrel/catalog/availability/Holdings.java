package org.carrel.catalog.availability;

import java.util.List;
import java.util.UUID;

/**
 * How many copies of a title there are, and how many can be had now. Withdrawn items do not count.
 *
 * @param total all of them
 * @param available those on their shelves
 * @param branches the same by branch
 */
public record Holdings(int total, int available, List<AtBranch> branches) {

    /** Of a title that has no items. */
    public static final Holdings NONE = new Holdings(0, 0, List.of());

    public Holdings {
        branches = List.copyOf(branches);
    }

    /** The copies of one branch. */
    public record AtBranch(UUID branchId, int total, int available) {}
}
