package org.carrel.catalog.lists.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.lists.Kept;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;

/** What may be done with things that people keep, whichever they are: others see what is shared, owners change it. */
final class OwnThings<K extends Kept, V> {

    private final Caller caller;
    private final String unknown;
    private final Function<K, V> view;

    /** Things of a kind, what is said where there is none, and how clients see them. */
    OwnThings(Caller caller, String unknown, Function<K, V> view) {
        this.caller = caller;
        this.unknown = unknown;
        this.view = view;
    }

    Response list(List<K> found, PageRequest page, UriInfo uri) {
        return Page.of(found, page, one -> Cursor.of(one.id())).map(view).response(uri);
    }

    Optional<K> visible(Supplier<Optional<K>> found) {
        return found.get().filter(one -> one.visibleTo(caller.subject()));
    }

    Response read(Supplier<Optional<K>> found) {
        return visible(found).map(one -> answer(Response.ok(), one)).orElseGet(this::unknown);
    }

    /** Lets its owner, who has seen its newest version, do something with a thing. */
    Response edit(Supplier<Optional<K>> found, @Nullable String ifMatch, Function<K, Response> edit) {
        return own(found, current -> {
            ETags.require(ifMatch, current.version());
            return edit.apply(current);
        });
    }

    /** Lets its owner do something with a thing. */
    Response own(Supplier<Optional<K>> found, Function<K, Response> act) {
        Optional<K> current = visible(found);
        if (current.isEmpty()) {
            return unknown();
        }
        return current.get().owner().equals(caller.subject())
                ? act.apply(current.get())
                : Problem.of(403, "not-owner", "Only who keeps it may do this.").response();
    }

    Response answer(Response.ResponseBuilder response, K one) {
        return response.header(HttpHeaders.ETAG, ETags.of(one.version()))
                .entity(view.apply(one))
                .build();
    }

    Response unknown() {
        return Problem.notFound(unknown).response();
    }
}
