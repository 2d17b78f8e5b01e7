package org.carrel.catalog.records.app;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Records;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** What the one who asks may see: the public sees no suppressed records, staff sees them too. */
@RequestScoped
public class Sight {

    /** So many records were never merged into one another; it is only that nothing may go round for ever. */
    private static final int LONGEST_CHAIN = 100;

    private final Caller caller;
    private final Records records;

    Sight(Caller caller, Records records) {
        this.caller = caller;
        this.records = records;
    }

    /** Whether what is hidden from the public is shown. */
    public boolean hiddenToo() {
        return caller.kind() == Caller.Kind.STAFF || caller.may(Permissions.CATALOG_RECORDS_WRITE);
    }

    /** A live record that the caller may see; for one that was merged, the record that answers for it. */
    public Optional<CatalogueRecord> record(UUID id) {
        Optional<CatalogueRecord> found = records.find(id);
        for (int steps = 0; steps < LONGEST_CHAIN; steps++) {
            UUID survivor = found.map(record -> record.standing().mergedInto()).orElse(null);
            if (survivor == null) {
                break;
            }
            found = records.find(survivor);
        }
        return found.filter(record -> !record.deleted() && (!record.suppressed() || hiddenToo()));
    }
}
