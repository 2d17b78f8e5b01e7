package org.carrel.catalog.imports.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Rulebook;
import org.carrel.catalog.imports.Rulebook.Rule;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;

/** What is done with rules of one kind, whichever they are. */
final class RuleEdits<T, V> {

    private final Rulebook rules;
    private final Rulebook.Kind kind;
    private final Class<T> type;
    private final Function<Rule<T>, V> view;

    /** Rules of a kind, and how clients see them. */
    RuleEdits(Rulebook rules, Rulebook.Kind kind, Class<T> type, Function<Rule<T>, V> view) {
        this.rules = rules;
        this.kind = kind;
        this.type = type;
        this.view = view;
    }

    Response list(PageRequest page, UriInfo uri) {
        Cursor cursor = page.cursor();
        List<Rule<T>> found = rules.list(kind, type, cursor == null ? null : cursor.part(0), page.limit() + 1);
        return Page.of(found, page, rule -> Cursor.of(rule.code())).map(view).response(uri);
    }

    Response read(String code) {
        return rules.find(kind, type, code)
                .map(rule -> answer(Response.ok(), rule))
                .orElseGet(RuleEdits::unknown);
    }

    Response put(String code, @Nullable String ifMatch, Supplier<Rule<T>> stored) {
        Optional<Rule<T>> current = rules.find(kind, type, code);
        current.ifPresent(rule -> ETags.require(ifMatch, rule.version()));
        return answer(current.isPresent() ? Response.ok() : Response.created(URI.create(code)), stored.get());
    }

    Response remove(String code, @Nullable String ifMatch) {
        Optional<Rule<T>> current = rules.find(kind, type, code);
        if (current.isEmpty()) {
            return unknown();
        }
        ETags.require(ifMatch, current.get().version());
        rules.remove(kind, code);
        return Response.noContent().build();
    }

    private Response answer(Response.ResponseBuilder response, Rule<T> rule) {
        return response.header(HttpHeaders.ETAG, ETags.of(rule.version()))
                .entity(view.apply(rule))
                .build();
    }

    private static Response unknown() {
        return Problem.notFound("No rule has this code.").response();
    }
}
