package org.carrel.catalog.records;

import java.util.Collection;

/** Another capability that repeats what a record says, and must follow when it changes. */
public interface RecordListener {

    /** These records have changed, in the current transaction. */
    void changed(Collection<CatalogueRecord> records);
}
