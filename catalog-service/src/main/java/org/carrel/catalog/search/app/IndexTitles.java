package org.carrel.catalog.search.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.catalog.search.Copies;
import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchIndex;

/** Brings titles from the database into an index. */
@ApplicationScoped
class IndexTitles {

    private static final Logger LOG = Logger.getLogger(IndexTitles.class);
    private static final int SLICE = 200;

    private final Records records;
    private final Copies copies;
    private final ReadRecord read;

    IndexTitles(Records records, Copies copies, ReadRecord read) {
        this.records = records;
        this.copies = copies;
        this.read = read;
    }

    /**
     * Indexes titles as they are now; what is deleted, or no title, goes.
     *
     * @param between is run whenever some of them have been indexed
     */
    void follow(Collection<UUID> changed, SearchIndex.Generation index, Runnable between) {
        var ids = new ArrayList<>(changed);
        for (int from = 0; from < ids.size(); from += SLICE) {
            follow(ids.subList(from, Math.min(ids.size(), from + SLICE)), index);
            between.run();
        }
    }

    /** Where only availability has changed, the title's texts are neither read nor indexed again. */
    private void follow(List<UUID> slice, SearchIndex.Generation index) {
        Map<UUID, CatalogueRecord> now = records.findAll(slice);
        Map<UUID, SearchDocument.Copies> held = copies.of(slice);
        Map<UUID, SearchDocument.State> indexed = index.states(slice);
        var availability = new HashMap<UUID, Integer>();
        var anew = new HashSet<UUID>();
        for (UUID id : slice) {
            CatalogueRecord record = now.get(id);
            SearchDocument.State before = indexed.get(id);
            SearchDocument.Copies copy = held.getOrDefault(id, SearchDocument.Copies.NONE);
            if (record != null
                    && !record.deleted()
                    && before != null
                    && before.equals(new SearchDocument.State(record.version(), copy.print()))) {
                availability.put(id, copy.available());
            } else {
                anew.add(id);
            }
        }
        index.available(availability);
        List<Records.Current> found = records.current(anew);
        var gone = new HashSet<>(anew);
        found.forEach(current -> gone.remove(current.record().id()));
        index.put(documents(found));
        index.remove(gone);
    }

    /** Titles behind an id, in the order of their ids; none if there are no more. */
    List<Records.Current> after(@Nullable UUID last) {
        return records.currentAfter(last, SLICE);
    }

    /** Indexes titles; several threads may do so at once. */
    void put(List<Records.Current> found, SearchIndex.Generation index) {
        index.put(documents(found));
    }

    private List<SearchDocument> documents(List<Records.Current> found) {
        Map<UUID, SearchDocument.Copies> held =
                copies.of(found.stream().map(current -> current.record().id()).toList());
        var documents = new ArrayList<SearchDocument>(found.size());
        for (Records.Current current : found) {
            UUID id = current.record().id();
            try {
                MarcRecord marc = read.view(current.original());
                documents.add(SearchDocument.of(
                        current.record(),
                        read.describe(marc),
                        marc,
                        held.getOrDefault(id, SearchDocument.Copies.NONE)));
            } catch (RuntimeException e) {
                LOG.errorf(e, "record %s cannot be indexed and is left out", id);
            }
        }
        return documents;
    }
}
