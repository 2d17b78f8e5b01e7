package org.carrel.circulation.requests.web;

import java.util.List;

import jakarta.ws.rs.core.Response;

import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestLine;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;

/** What the resources of requests have to say in the same words. */
final class RequestAnswers {
    private RequestAnswers() {}

    /** Why a request cannot be changed any more: the state it is in. */
    record TooLate(String code, String severity) {}

    static Problem tooLate(Request request) {
        return Problem.of(409, "refused", "The request is no longer in a state for this.")
                .reasons(List.of(new TooLate("REQUEST_" + request.status(), "REFUSE")));
    }

    static Problem noSuchRequest() {
        return Problem.notFound("No request has this id.");
    }

    static Response shown(RequestLine line) {
        return Response.ok(RequestView.of(line))
                .header("ETag", ETags.of(line.request().version()))
                .build();
    }
}
