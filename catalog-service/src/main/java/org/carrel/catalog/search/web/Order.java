package org.carrel.catalog.search.web;

import java.util.List;

import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SortKey;
import org.carrel.catalog.search.SortKey.By;

/** In which order hits come; hits that stand alike come in the order in which they were added. */
public enum Order {
    RELEVANCE,
    TITLE,
    AUTHOR,
    /** The earliest first. */
    YEAR_ASC,
    /** The latest first. */
    YEAR_DESC,
    /** What came into the catalogue last first. */
    NEWEST,
    /** As on the shelf. */
    CALL_NUMBER,
    /** What most copies are held of first. */
    POPULARITY;

    List<SortKey> keys() {
        var byTitle = new SortKey(By.TITLE, false);
        return switch (this) {
            case RELEVANCE -> SearchRequest.BEST_FIRST;
            case TITLE -> List.of(byTitle, new SortKey(By.YEAR, true));
            case AUTHOR -> List.of(new SortKey(By.AUTHOR, false), byTitle);
            case YEAR_ASC -> List.of(new SortKey(By.YEAR, false), byTitle);
            case YEAR_DESC -> List.of(new SortKey(By.YEAR, true), byTitle);
            case NEWEST -> List.of(new SortKey(By.ADDED, true));
            case CALL_NUMBER -> List.of(new SortKey(By.CALL_NUMBER, false), byTitle);
            case POPULARITY -> List.of(new SortKey(By.POPULARITY, true), byTitle);
        };
    }
}
