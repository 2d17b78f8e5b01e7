package org.carrel.patron.clients.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.access.web.BranchesBody;
import org.carrel.patron.access.web.Objections;
import org.carrel.patron.access.web.PermissionsBody;
import org.carrel.patron.clients.ApiClient;
import org.carrel.patron.clients.app.ManageClients;
import org.carrel.platform.command.Command;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** API clients. */
@Path("/api-clients")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "API clients",
        description = "Programs that talk to the API on their own behalf, with the client-credentials grant.")
class ClientResource {

    private static final String SECRET_IS_NOT_STORED =
            "the answer carries a secret that must not be stored; repeat it to get another secret";

    private final ManageClients clients;

    ClientResource(ManageClients clients) {
        this.clients = clients;
    }

    /** A client as others see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ApiClient")
    record ClientView(
            @Schema(examples = "self-check-2") String id,
            @Schema(examples = "Self-check by the entrance") String name,

            @Schema(examples = "[\"circulation.check-out\"]")
            List<String> scopes,

            List<String> branches,
            boolean active,

            @Schema(description = "When it last got a token, to the minute.") @Nullable
            Instant lastUsedAt,

            @Schema(description = "Told once, when it is drawn, and never again.") @Nullable
            String secret) {

        static ClientView of(ApiClient client, @Nullable String secret) {
            return new ClientView(
                    client.id(),
                    client.name(),
                    client.scopes().stream().sorted().toList(),
                    BranchesBody.of(client.branches()),
                    client.active(),
                    client.lastUsedAt(),
                    secret);
        }
    }

    /** A client to be created. */
    @Schema(name = "NewApiClient")
    record NewClient(
            @Schema(description = "Never changes afterwards.", examples = "self-check-2") @NotBlank @Size(max = 64)
            String id,

            @Schema(examples = "Self-check by the entrance") @NotBlank @Size(max = 100)
            String name,

            @Schema(description = "Permissions it may ask for.", examples = "[\"circulation.check-out\"]")
            @NotNull
            @Size(max = 500)
            List<@NotNull String> scopes,

            @Schema(description = "Ids of branches, or `*` alone for all of them, as when absent.")
            @Size(max = 500)
            @Nullable
            List<@NotNull String> branches) {}

    /** What a client is to be. */
    @Schema(name = "ApiClientEdit")
    record ClientEdit(
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(max = 500) List<@NotNull String> scopes,
            @NotNull @Size(max = 500) List<@NotNull String> branches,
            @NotNull Boolean active) {}

    /** A page of clients. */
    @Schema(name = "ApiClientPage")
    record ClientPage(List<ClientView> items, @Nullable String next) {}

    @GET
    @PermissionsAllowed(Permissions.CLIENTS_MANAGE)
    @Operation(operationId = "listApiClients", summary = "List the API clients by id")
    @APIResponse(
            responseCode = "200",
            description = "A page.",
            content = @Content(schema = @Schema(implementation = ClientPage.class)))
    public Response list(@BeanParam @Valid PageRequest page, UriInfo uri) {
        Cursor cursor = page.cursor();
        List<ApiClient> found = clients.page(cursor == null ? null : cursor.part(0), page.limit() + 1);
        return Page.of(found, page, client -> Cursor.of(client.id()))
                .map(client -> ClientView.of(client, null))
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.CLIENTS_MANAGE)
    @Operation(operationId = "getApiClient", summary = "Show an API client")
    @APIResponse(
            responseCode = "200",
            description = "The client; its version is in the ETag.",
            content = @Content(schema = @Schema(implementation = ClientView.class)))
    @APIResponse(responseCode = "404", description = "No client has this id.")
    public Response show(@PathParam("id") String id) {
        ApiClient client = existing(id);
        return answer(Response.ok(), client, null);
    }

    @POST
    @WithoutReplay(SECRET_IS_NOT_STORED)
    @PermissionsAllowed(Permissions.CLIENTS_MANAGE)
    @Operation(
            operationId = "createApiClient",
            summary = "Create an API client and draw its secret",
            description = "The secret is told in this answer and never again. Idempotency-Key is not honoured here, "
                    + "because answers under a key are stored; a repeated request gets `id-taken`, and a lost secret is "
                    + "replaced at `/api-clients/{id}/secret`.")
    @APIResponse(
            responseCode = "201",
            description = "The client, with its secret.",
            content = @Content(schema = @Schema(implementation = ClientView.class)))
    @APIResponse(
            responseCode = "403",
            description = "`beyond-your-authority`: it could do what you cannot, each thing named in a reason.")
    @APIResponse(responseCode = "409", description = "`id-taken`")
    public Response create(@Valid @NotNull NewClient wanted, UriInfo uri) {
        if (!ApiClient.isId(wanted.id())) {
            throw new ProblemException(Problem.invalid(
                    "id", "not-an-id", "must be 3 to 64 small letters, digits, and . _ -, a letter or digit first"));
        }
        List<String> branches = wanted.branches();
        var client = new ApiClient(
                wanted.id(),
                0,
                wanted.name().strip(),
                PermissionsBody.known("scopes", wanted.scopes()),
                BranchesBody.scope(branches == null ? List.of(BranchesBody.ALL) : branches),
                true,
                null);
        return answer(
                clients.create(client),
                Response.created(uri.getAbsolutePathBuilder().path(client.id()).build()));
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CLIENTS_MANAGE)
    @Operation(operationId = "editApiClient", summary = "Edit or disable an API client")
    @APIResponse(
            responseCode = "200",
            description = "The client as it is now.",
            content = @Content(schema = @Schema(implementation = ClientView.class)))
    @APIResponse(responseCode = "403", description = "`beyond-your-authority`")
    @APIResponse(responseCode = "404", description = "No client has this id.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ClientEdit wanted) {
        ApiClient before = existing(id);
        ETags.require(ifMatch, before.version());
        var after = new ApiClient(
                id,
                before.version(),
                wanted.name().strip(),
                PermissionsBody.known("scopes", wanted.scopes()),
                BranchesBody.scope(wanted.branches()),
                wanted.active(),
                before.lastUsedAt());
        return answer(clients.edit(before, after), Response.ok());
    }

    @POST
    @Path("/{id}/secret")
    @WithoutReplay(SECRET_IS_NOT_STORED)
    @PermissionsAllowed(Permissions.CLIENTS_MANAGE)
    @Operation(
            operationId = "rotateApiClientSecret",
            summary = "Draw a new secret for an API client",
            description = "The former secret stops being good at once, or after the hours of grace.")
    @APIResponse(
            responseCode = "200",
            description = "The client, with its new secret.",
            content = @Content(schema = @Schema(implementation = ClientView.class)))
    @APIResponse(responseCode = "403", description = "`beyond-your-authority`")
    @APIResponse(responseCode = "404", description = "No client has this id.")
    public Response rotate(
            @PathParam("id") String id,
            @QueryParam("graceHours")
                    @DefaultValue("0")
                    @Min(0)
                    @Max(168)
                    @Parameter(description = "Hours for which the former secret stays good.")
                    int graceHours) {
        return answer(clients.rotateSecret(existing(id), Duration.ofHours(graceHours)), Response.ok());
    }

    private ApiClient existing(String id) {
        return clients.find(id).orElseThrow(() -> new ProblemException(Problem.notFound("No client has this id.")));
    }

    private static Response answer(ManageClients.Outcome outcome, Response.ResponseBuilder done) {
        return switch (outcome) {
            case ManageClients.Outcome.Done(var client) -> answer(done, client, null);
            case ManageClients.Outcome.WithSecret(var client, var secret) -> answer(done, client, secret.value());
            case ManageClients.Outcome.IdTaken() ->
                Problem.of(409, "id-taken", "Another client has this id.").response();
            case ManageClients.Outcome.Beyond(var objections) ->
                Objections.problem(objections).response();
        };
    }

    private static Response answer(Response.ResponseBuilder response, ApiClient client, @Nullable String secret) {
        response.entity(ClientView.of(client, secret)).header(HttpHeaders.ETAG, ETags.of(client.version()));
        if (secret != null) {
            var control = new CacheControl();
            control.setNoTransform(false);
            control.setNoStore(true);
            response.cacheControl(control);
        }
        return response.build();
    }
}
