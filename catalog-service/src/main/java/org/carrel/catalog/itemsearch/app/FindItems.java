package org.carrel.catalog.itemsearch.app;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.itemsearch.FoundItem;
import org.carrel.catalog.itemsearch.ItemSearch;
import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchResult;

/** Finds items by what somebody typed: first the titles that have these words, then the items. */
@ApplicationScoped
public class FindItems {

    /** Whose words are in more titles than this looks for a title, and gets the items of the best of them. */
    static final int MOST_TITLES = 1000;

    private final CatalogueSearch titles;
    private final ItemSearch items;

    FindItems(CatalogueSearch titles, ItemSearch items) {
        this.titles = titles;
        this.items = items;
    }

    /**
     * What was found.
     *
     * @param titlesCut whether the words are in so many titles that not the items of all of them are among the found
     */
    public record Found(List<FoundItem> items, boolean titlesCut) {
        public Found {
            items = List.copyOf(items);
        }
    }

    /** The items that are wanted, those behind a position. */
    @Transactional
    public Found find(
            String typed,
            ItemSearch.Filters filters,
            ItemSearch.Order order,
            ItemSearch.@Nullable Position after,
            int limit) {
        if (typed.isBlank()) {
            return new Found(items.find(new ItemSearch.Wanted(null, filters), order, after, limit), false);
        }
        SearchResult named = titled(typed);
        var text = new ItemSearch.Text(
                typed.strip(),
                named.hits().stream().map(SearchResult.Hit::recordId).toList());
        return new Found(
                items.find(new ItemSearch.Wanted(text, filters), order, after, limit), named.total() > MOST_TITLES);
    }

    private SearchResult titled(String typed) {
        List<Query> words = Arrays.stream(typed.strip().split("\\s+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .<Query>map(word -> new Query.Word(Field.TITLE, word))
                .toList();
        if (words.isEmpty()) {
            return new SearchResult(0, List.of(), Map.of());
        }
        return titles.search(new SearchRequest(
                new Query.And(words),
                new SearchRequest.Narrowing(Map.of(), true),
                SearchRequest.BEST_FIRST,
                MOST_TITLES,
                List.of(),
                Set.of()));
    }
}
