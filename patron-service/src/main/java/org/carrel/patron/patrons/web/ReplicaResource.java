package org.carrel.patron.patrons.web;

import java.util.UUID;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.events.PatronChanged;
import org.carrel.patron.patrons.app.FindPatron;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** What a service asks that met a patron whose event has not reached it yet. */
@Path("/replicas/patrons")
@RunOnVirtualThread
@Tag(name = "Replicas", description = "For services: the last event of an aggregate, asked for instead of awaited.")
class ReplicaResource {

    private final FindPatron find;

    ReplicaResource(FindPatron find) {
        this.find = find;
    }

    @GET
    @PermissionsAllowed(Permissions.REPLICAS_READ)
    @Operation(
            operationId = "getPatronReplica",
            summary = "The present state of a patron, as the event would tell it",
            description = "By `id`, or by a `card` that the patron has or had.")
    @APIResponse(responseCode = "404", description = "No such patron.")
    public PatronChanged show(
            @QueryParam("id") @Nullable UUID id, @QueryParam("card") @Size(max = 40) @Nullable String card) {
        if (id != null) {
            return find.existing(id).announcement();
        }
        if (card == null || card.isBlank()) {
            throw new ProblemException(Problem.invalid("id", "missing", "send `id` or `card`"));
        }
        return find.withCard(card)
                .map(found -> found.patron().announcement())
                .orElseThrow(() -> new ProblemException(Problem.notFound("No patron has or had this card.")));
    }
}
