package org.carrel.platform.paging;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of a list is wanted; use as {@code @BeanParam @Valid}. */
public class PageRequest {

    /** The most rows that one page holds. */
    public static final int MAX_LIMIT = 200;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(MAX_LIMIT)
    @Parameter(description = "How many rows at the most, 1 to 200.")
    int limit = 50;

    @QueryParam("after")
    @Size(max = 2_000)
    @Parameter(description = "Where to go on: the `next` of the page before.")
    @Nullable
    String after;

    /** For the framework; elsewhere use {@link #first(int)}. */
    public PageRequest() {}

    /** The first page, with so many rows at the most. */
    public static PageRequest first(int limit) {
        var request = new PageRequest();
        request.limit = limit;
        return request;
    }

    /** How many rows are wanted; a query fetches one more to learn whether there is a next page. */
    public int limit() {
        return limit;
    }

    /** Where to go on, or null for the first page. A made-up cursor gets a 400. */
    public @Nullable Cursor cursor() {
        return after == null || after.isEmpty() ? null : Cursor.decode(after);
    }

    /** For lists sorted by id alone: the id of the last row seen, or null for the first page. */
    public @Nullable UUID afterId() {
        Cursor cursor = cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(cursor.part(0));
        } catch (IllegalArgumentException e) {
            throw Cursor.malformed();
        }
    }
}
