package org.carrel.catalog.headings.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.headings.Headings;
import org.carrel.catalog.headings.Headings.Contents;
import org.carrel.catalog.headings.HeadingsOfRecord;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.RecordListener;

/** The browse lists say what records say, from the transaction on that stores them. */
@ApplicationScoped
class KeepHeadings implements RecordListener {

    private final Headings headings;

    KeepHeadings(Headings headings) {
        this.headings = headings;
    }

    @Override
    public void changed(Collection<CatalogueRecord> records) {
        var shown = new HashMap<UUID, Boolean>();
        for (CatalogueRecord record : records) {
            // A record of version 1 was created in this transaction: no list has it yet.
            if (record.version() > 1 && !record.deleted()) {
                shown.put(record.id(), !record.suppressed());
            }
        }
        headings.show(shown);
        List<Contents> gone = records.stream()
                .filter(CatalogueRecord::deleted)
                .map(record -> new Contents(record.id(), false, false, List.of()))
                .toList();
        if (!gone.isEmpty()) {
            headings.set(gone);
        }
    }

    @Override
    public void written(List<Written> written) {
        headings.set(written.stream().map(KeepHeadings::contents).toList());
    }

    private static Contents contents(Written written) {
        CatalogueRecord record = written.record();
        return new Contents(
                record.id(),
                written.fresh(),
                !record.suppressed(),
                record.kind() == RecordKind.BIBLIOGRAPHIC ? HeadingsOfRecord.of(written.fields()) : List.of());
    }
}
