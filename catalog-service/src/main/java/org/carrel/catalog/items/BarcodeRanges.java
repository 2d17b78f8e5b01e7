package org.carrel.catalog.items;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ranges in store. */
public interface BarcodeRanges {

    /** All of them in the order of their codes. */
    List<BarcodeRange> list();

    Optional<BarcodeRange> find(String code);

    /** As {@link #find(String)}, and nobody else takes a number before this transaction ends. */
    Optional<BarcodeRange> findForUse(String code);

    /** Adds a range, or changes one. */
    BarcodeRange put(BarcodeRange range);

    /** Notes up to where numbers are taken. */
    void taken(BarcodeRange range, long next);

    /** Those of these barcodes that an item has or had. */
    Set<Barcode> inUse(Collection<Barcode> barcodes);
}
