package org.carrel.catalog.search.web;

import jakarta.ws.rs.core.Response;

import org.carrel.catalog.search.Cql;
import org.carrel.catalog.search.QueryParser;
import org.carrel.platform.problem.Problem;

/** How it is told that a query makes no sense. */
final class SearchAnswers {

    private SearchAnswers() {}

    static Response malformed(QueryParser.Parsed.Malformed malformed) {
        return because(malformed.detail())
                .with("reason", malformed.code())
                .with("position", malformed.position())
                .response();
    }

    static Response malformed(Cql.Result.Diagnostic diagnostic) {
        return because(diagnostic.details())
                .with("reason", "cql")
                .with("diagnostic", diagnostic.number())
                .response();
    }

    static Response tooManyWords(String mask) {
        return because("Too many words fit " + mask + ".")
                .with("reason", "too-many-words")
                .response();
    }

    private static Problem because(String detail) {
        return Problem.of(400, "malformed-query", "The query cannot be read.").detail(detail);
    }
}
