package org.carrel.ill.requests.web;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.carrel.ill.requests.IllRequest;
import org.carrel.ill.requests.RequestFinding;
import org.carrel.ill.requests.app.PlaceIllRequest;
import org.carrel.ill.requests.app.PlaceIllRequest.Order;
import org.carrel.ill.requests.app.PlaceIllRequest.Placed;
import org.carrel.ill.requests.app.PlaceIllRequest.Refused;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;

/**
 * The part of placing a request that runs in one transaction, after the owners were asked for what the replica lacked.
 */
@ApplicationScoped
class PlacementCommand {

    private final PlaceIllRequest requests;
    private final Caller caller;
    private final UriInfo uri;

    PlacementCommand(PlaceIllRequest requests, Caller caller, UriInfo uri) {
        this.requests = requests;
        this.caller = caller;
        this.uri = uri;
    }

    @Command
    Response place(NewRequest body) {
        var overrides = body.overrides();
        Set<String> waived = overrides == null
                ? Set.of()
                : overrides.stream().map(NewRequest.Waiver::code).collect(Collectors.toSet());
        var order = new Order(
                body.patronId(),
                body.pickupServicePointId(),
                body.wanted(),
                waived,
                body.ifNotAccepted() == NewRequest.IfNotAccepted.REVIEW,
                Callers.actor(caller));
        return switch (requests.place(order)) {
            case Placed(var request) -> created(request);
            case Refused(var findings) -> refused(findings);
        };
    }

    private Response created(IllRequest request) {
        return Response.created(
                        URI.create(uri.getAbsolutePath() + "/" + request.id().value()))
                .header(HttpHeaders.ETAG, ETags.of(request.version()))
                .entity(IllRequestView.onBoard(request, Callers.isPatron(caller)))
                .build();
    }

    static Response refused(List<RequestFinding> findings) {
        return Problem.of(409, "ill-request-refused", "The interlibrary request is not accepted.")
                .detail("Every reason is listed; staff may accept those whose severity is `override`.")
                .reasons(findings.stream().map(Reason::of).toList())
                .response();
    }
}
