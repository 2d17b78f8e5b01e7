package org.carrel.bench.library;

import java.util.List;

/**
 * A library that now exists.
 *
 * @param servicePoint a desk that hands out and takes back, and where requests are picked up
 * @param titles ids of the records, in the order of the plan
 */
public record Library(LibraryPlan plan, String branch, String location, String servicePoint, List<String> titles) {
    public Library {
        titles = List.copyOf(titles);
    }

    /** The barcode of a copy of a title. */
    public String barcode(int title, int copy) {
        return plan.barcode((long) copy * plan.titles() + title);
    }
}
