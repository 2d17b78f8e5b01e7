package org.carrel.catalog.records;

import java.util.Collection;
import java.util.List;

import org.carrel.catalog.marc.MarcRecord;

/** Another capability that repeats what a record says, and must follow when it changes. */
public interface RecordListener {

    /** These records have changed, in the current transaction. */
    void changed(Collection<CatalogueRecord> records);

    /**
     * These live records have new octets, in the current transaction; {@link #changed} has told of them before. When
     * what is drawn out of records is made anew, it is told of all of them again, a batch a transaction.
     */
    default void written(List<Written> written) {}

    /**
     * A record with new octets.
     *
     * @param record the record
     * @param fields what the octets say
     * @param fresh whether the record did not exist before this transaction
     */
    record Written(CatalogueRecord record, MarcRecord fields, boolean fresh) {}
}
