package org.carrel.catalog.holdings.app;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.holdings.HoldingsLinks;
import org.carrel.catalog.holdings.HoldingsStatement;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;

/** Reads what the holdings records of a title say. */
@ApplicationScoped
public class ReadHoldings {

    private final HoldingsLinks links;
    private final Records records;
    private final ReadRecord read;

    ReadHoldings(HoldingsLinks links, Records records, ReadRecord read) {
        this.links = links;
        this.records = records;
        this.read = read;
    }

    /** What one holdings record says. */
    public record Said(UUID recordId, HoldingsStatement statement) {}

    /** What the holdings records of a title say. */
    public List<Said> ofTitle(UUID recordId, boolean suppressedToo) {
        var said = new ArrayList<Said>();
        for (UUID id : links.ofTitle(recordId)) {
            CatalogueRecord record = records.find(id).orElseThrow();
            if (!record.suppressed() || suppressedToo) {
                records.version(id, record.currentVersion())
                        .ifPresent(
                                version -> said.add(new Said(id, HoldingsStatement.of(read.view(version.original())))));
            }
        }
        return said;
    }
}
