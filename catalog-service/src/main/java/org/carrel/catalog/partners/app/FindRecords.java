package org.carrel.catalog.partners.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.partners.Found;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.search.SortKey;

/** Finds titles that the public may see, by their places in the result. */
@ApplicationScoped
public class FindRecords {

    private final CatalogueSearch search;
    private final Records records;

    FindRecords(CatalogueSearch search, Records records) {
        this.search = search;
        this.records = records;
    }

    /**
     * Searches.
     *
     * @param order what to order by; empty for the best first
     * @param first place of the first hit wanted, counted from 1
     * @param count how many are wanted, perhaps none
     * @throws CatalogueSearch.TooBroadException if a masked word stands for too many words
     */
    public Found find(Query query, List<SortKey> order, int first, int count) {
        if ((long) first + count - 1 > Found.DEEPEST) {
            throw new IllegalArgumentException("nobody looks beyond " + Found.DEEPEST);
        }
        int limit = Math.max(1, first - 1 + count);
        SearchResult result = search.search(new SearchRequest(
                query,
                SearchRequest.Narrowing.NONE,
                order.isEmpty() ? SearchRequest.BEST_FIRST : order,
                limit,
                List.of(),
                Set.of()));
        return new Found(
                result.total(),
                result.hits().stream()
                        .skip(first - 1L)
                        .limit(count)
                        .map(SearchResult.Hit::recordId)
                        .toList());
    }

    /** The records that the public may see among these; what was hidden a moment ago is left out. */
    public Map<UUID, Records.Current> fetch(Collection<UUID> ids) {
        var current = new HashMap<UUID, Records.Current>();
        for (Records.Current found : records.current(ids)) {
            if (!found.record().suppressed()) {
                current.put(found.record().id(), found);
            }
        }
        return current;
    }
}
