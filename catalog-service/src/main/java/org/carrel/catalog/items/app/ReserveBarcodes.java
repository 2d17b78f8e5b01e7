package org.carrel.catalog.items.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.BarcodeRange;
import org.carrel.catalog.items.BarcodeRanges;

/** Takes barcodes out of a range, for good; within the caller's transaction. */
@ApplicationScoped
public class ReserveBarcodes {

    private final BarcodeRanges ranges;

    ReserveBarcodes(BarcodeRanges ranges) {
        this.ranges = ranges;
    }

    /** What came of it. */
    public sealed interface Reserved {

        /** These are taken; nobody else gets them. */
        record Taken(List<Barcode> barcodes) implements Reserved {
            public Taken {
                barcodes = List.copyOf(barcodes);
            }
        }

        /** The range has fewer left. */
        record Exhausted(int left) implements Reserved {}

        /** There is no such range. */
        record Unknown() implements Reserved {}
    }

    /** Takes so many barcodes; those that items have already are passed over. */
    public Reserved reserve(String code, int count) {
        Optional<BarcodeRange> found = ranges.findForUse(code);
        if (found.isEmpty()) {
            return new Reserved.Unknown();
        }
        BarcodeRange range = found.get();
        var taken = new ArrayList<Barcode>(count);
        long next = range.next();
        while (taken.size() < count && next <= range.last()) {
            long end = Math.min(range.last() + 1, next + count - taken.size());
            List<Barcode> candidates =
                    LongStream.range(next, end).mapToObj(range::barcode).toList();
            Set<Barcode> used = ranges.inUse(candidates);
            candidates.stream().filter(candidate -> !used.contains(candidate)).forEach(taken::add);
            next = end;
        }
        if (taken.size() < count) {
            return new Reserved.Exhausted(taken.size());
        }
        ranges.taken(range, next);
        return new Reserved.Taken(taken);
    }
}
