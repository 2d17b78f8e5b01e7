package org.carrel.circulation.fees.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.FeeKind;
import org.carrel.circulation.fees.FeeType;
import org.carrel.circulation.fees.PriceList;
import org.carrel.events.MoneyAmount;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.money.Money;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** What staff may charge by hand, place by place. */
@Path("/fee-types")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fees")
public class FeeTypeResource {
    private final PriceList prices;
    private final IdSource ids;
    private final Caller caller;

    FeeTypeResource(PriceList prices, IdSource ids, Caller caller) {
        this.prices = prices;
        this.ids = ids;
        this.caller = caller;
    }

    /** A type as it is shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FeeType")
    record TypeView(
            UUID id,

            @Schema(description = "Where it holds, with all below; left out for everywhere.") @Nullable
            UUID placeId,

            @Schema(examples = "lost-card") String code,
            @Schema(examples = "Lost library card") String name,
            FeeKind kind,

            @Schema(description = "How much, unless staff say otherwise.") @Nullable
            MoneyAmount amount,

            boolean commentRequired,
            boolean active,
            long version) {
        static TypeView of(FeeType type) {
            Money amount = type.charge().amount();
            return new TypeView(
                    type.id(),
                    type.placeId(),
                    type.code(),
                    type.charge().name(),
                    type.charge().kind(),
                    amount == null ? null : amount.toAmount(),
                    type.charge().commentRequired(),
                    type.active(),
                    type.version());
        }
    }

    /** All types. */
    @Schema(name = "FeeTypes")
    record Types(List<TypeView> types) {}

    @GET
    @PermissionsAllowed(Permissions.FEES_READ)
    @Operation(
            operationId = "listFeeTypes",
            summary = "List what staff may charge",
            description =
                    "Of every place. Where several places above a counter have the same code, the nearest counts.")
    @APIResponse(
            responseCode = "200",
            description = "All types, by code.",
            content = @Content(schema = @Schema(implementation = Types.class)))
    public Types list() {
        return new Types(prices.types().stream().map(TypeView::of).toList());
    }

    /** What is charged. */
    @Schema(name = "FeeTypeChange")
    record TypeChange(
            @NotBlank @Size(max = 100) @Schema(examples = "Lost library card")
            String name,

            @NotNull @Schema(examples = "MANUAL") FeeKind kind,

            @Valid @Schema(description = "Left out, staff must say how much.") @Nullable
            AmountInput amount,

            boolean commentRequired,
            boolean active) {
        FeeType.Charging charging() {
            return new FeeType.Charging(name, kind, amount == null ? null : amount.positive("amount"), commentRequired);
        }
    }

    /** A new type. */
    @Schema(name = "FeeTypeInput")
    record TypeInput(
            @Schema(description = "Where it holds, with all below; left out for everywhere.") @Nullable
            UUID placeId,

            @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") @Schema(examples = "lost-card")
            String code,

            @NotNull @Valid TypeChange charge) {}

    @POST
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(operationId = "addFeeType", summary = "Add something that staff may charge")
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = TypeView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`code-in-use`: the place has a type of this code.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response add(@Valid @NotNull TypeInput input) {
        if (input.placeId() != null) {
            caller.requireBranch(input.placeId());
        }
        FeeType type = new FeeType(
                ids.next(),
                0,
                input.placeId(),
                input.code(),
                input.charge().charging(),
                input.charge().active());
        return prices.save(type)
                ? Response.created(URI.create("fee-types/" + type.id()))
                        .entity(TypeView.of(prices.type(type.id()).orElseThrow()))
                        .header("ETag", ETags.of(1))
                        .build()
                : Problem.of(409, "code-in-use", "The place has a fee type of this code.")
                        .response();
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(
            operationId = "changeFeeType",
            summary = "Change something that staff may charge",
            description = "Fees charged before stay as they are.")
    @APIResponse(
            responseCode = "200",
            description = "Changed.",
            content = @Content(schema = @Schema(implementation = TypeView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull TypeChange input) {
        FeeType held = prices.type(id).orElse(null);
        if (held == null) {
            return Problem.notFound("No fee type has this id.").response();
        }
        if (held.placeId() != null) {
            caller.requireBranch(held.placeId());
        }
        ETags.require(ifMatch, held.version());
        prices.save(new FeeType(id, held.version(), held.placeId(), held.code(), input.charging(), input.active()));
        FeeType saved = prices.type(id).orElseThrow();
        return Response.ok(TypeView.of(saved))
                .header("ETag", ETags.of(saved.version()))
                .build();
    }
}
