package org.carrel.platform.operations;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.inbox.DeadLetter;
import org.carrel.platform.inbox.DeadLetterOffice;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Events that this service received and could not handle. */
@Path("operations/dead-letters")
@RunOnVirtualThread
@Tag(name = "operations")
public class DeadLetterResource {

    private static final int REPLAYED_AT_ONCE = 200;

    private final DeadLetterOffice office;
    private final Caller caller;

    DeadLetterResource(DeadLetterOffice office, Caller caller) {
        this.office = office;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Permissions.OPERATIONS)
    @Operation(
            summary = "List events that could not be handled",
            description = "Oldest first. They are kept for seven days.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = LetterPage.class)))
    public Response list(
            @QueryParam("topic") @Nullable String topic, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return Page.of(office.open(topic, offset(page), page.limit() + 1), page, DeadLetterResource::cursor)
                .response(uri);
    }

    private static Cursor cursor(DeadLetter letter) {
        return Cursor.of(Long.toString(letter.offset()));
    }

    private static @Nullable Long offset(PageRequest page) {
        Cursor cursor = page.cursor();
        try {
            return cursor == null ? null : Long.valueOf(cursor.part(0));
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }

    @POST
    @Path("replay")
    @PermissionsAllowed(Permissions.OPERATIONS)
    @WithoutReplay("each letter is handled in a transaction of its own, and handling it twice changes nothing")
    @Operation(
            summary = "Hand dead letters to this service's consumers again",
            description = "Either the letters with these ids, or the oldest open ones, of one topic or of all; at most "
                    + "200 at a time. What is handled now is closed; what fails again stays open.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Replayed.class)))
    public Response replay(@Valid ReplayRequest request) {
        List<DeadLetterOffice.Replay> results = request.ids() == null
                ? office.replayOldest(request.topic(), REPLAYED_AT_ONCE, caller.subject())
                : office.replay(request.ids(), caller.subject());
        return Response.ok(Replayed.of(results)).build();
    }

    @POST
    @Path("discard")
    @PermissionsAllowed(Permissions.OPERATIONS)
    @WithoutReplay("discarding a letter twice changes nothing")
    @Operation(summary = "Close dead letters that will never be handled")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Discarded.class)))
    public Response discard(@Valid DiscardRequest request) {
        return Response.ok(new Discarded(office.discard(request.ids(), caller.subject())))
                .build();
    }

    /**
     * Which letters are to be replayed.
     *
     * @param ids these; without, the oldest open ones
     * @param topic without ids: only those from this topic
     */
    public record ReplayRequest(
            @Nullable @Size(min = 1, max = REPLAYED_AT_ONCE) Set<UUID> ids,
            @Nullable String topic) {}

    /** Which letters are to be closed. */
    public record DiscardRequest(
            @NotEmpty @Size(max = REPLAYED_AT_ONCE) Set<UUID> ids) {}

    /**
     * What became of the letters.
     *
     * @param handled handled now, and closed
     * @param failed failed again, and still open
     */
    public record Replayed(List<UUID> handled, List<FailedLetter> failed) {

        static Replayed of(List<DeadLetterOffice.Replay> results) {
            return new Replayed(
                    results.stream()
                            .filter(DeadLetterOffice.Replay.Handled.class::isInstance)
                            .map(DeadLetterOffice.Replay::id)
                            .toList(),
                    results.stream()
                            .filter(DeadLetterOffice.Replay.FailedAgain.class::isInstance)
                            .map(DeadLetterOffice.Replay.FailedAgain.class::cast)
                            .map(failed -> new FailedLetter(failed.id(), failed.reason()))
                            .toList());
        }
    }

    /** A letter that failed again. */
    public record FailedLetter(UUID id, String reason) {}

    /** How many letters were open and are closed now. */
    public record Discarded(int closed) {}

    /** For the OpenAPI document. */
    record LetterPage(List<DeadLetter> items, @Nullable String next) {}
}
