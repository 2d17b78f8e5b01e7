package org.carrel.catalog.holdings.app;

import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.holdings.HoldingsLinks;
import org.carrel.catalog.holdings.HoldingsStatement;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.RecordListener;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;

/** Holdings records are linked to their titles as they are stored. */
@ApplicationScoped
class LinkHoldings implements RecordListener {

    private final HoldingsLinks links;
    private final Records records;
    private final ReadRecord read;

    LinkHoldings(HoldingsLinks links, Records records, ReadRecord read) {
        this.links = links;
        this.records = records;
        this.read = read;
    }

    @Override
    public void changed(Collection<CatalogueRecord> changed) {
        for (CatalogueRecord record : changed) {
            if (record.kind() == RecordKind.HOLDINGS) {
                records.version(record.id(), record.currentVersion())
                        .ifPresent(version -> links.link(
                                record.id(),
                                record.identity().source(),
                                HoldingsStatement.titleNumber(read.view(version.original()))
                                        .orElse(null)));
            }
        }
    }
}
