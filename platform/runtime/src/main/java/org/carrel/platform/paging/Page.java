package org.carrel.platform.paging;

import java.util.List;
import java.util.function.Function;

import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the rows
 * @param next send it as {@code after} to get the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of what a query found.
     *
     * @param found up to {@code limit + 1} rows in sort order
     * @param request the page that was asked for
     * @param sortKey the sort key of a row
     */
    public static <T> Page<T> of(List<T> found, PageRequest request, Function<? super T, Cursor> sortKey) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, request.limit());
        return new Page<>(items, sortKey.apply(items.getLast()).encoded());
    }

    /** The same page with its rows turned into something else. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }

    /** The HTTP answer, with a {@code Link: rel="next"} (RFC 8288) where there is a next page. */
    public Response response(UriInfo uri) {
        var response = Response.ok(this);
        if (next != null) {
            response.links(Link.fromUri(uri.getRequestUriBuilder()
                            .replaceQueryParam("after", next)
                            .build())
                    .rel("next")
                    .build());
        }
        return response.build();
    }
}
