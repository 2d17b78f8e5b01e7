package org.carrel.circulation.fees.web;

import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.PaymentMethod;
import org.carrel.circulation.fees.PriceList;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** How patrons may pay. */
@Path("/payment-methods")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fees")
public class PaymentMethodResource {
    private final PriceList prices;

    PaymentMethodResource(PriceList prices) {
        this.prices = prices;
    }

    /** All methods. */
    @Schema(name = "PaymentMethods")
    record Methods(List<PaymentMethod> methods) {}

    @GET
    @PermissionsAllowed(Permissions.FEES_READ)
    @Operation(operationId = "listPaymentMethods", summary = "List how patrons may pay")
    @APIResponse(
            responseCode = "200",
            description = "All methods, by code.",
            content = @Content(schema = @Schema(implementation = Methods.class)))
    public Methods list() {
        return new Methods(prices.methods());
    }

    /** A method as it is to be. */
    @Schema(name = "PaymentMethodInput")
    record MethodInput(
            @NotBlank @Size(max = 100) @Schema(examples = "Gift card")
            String name,

            @Schema(description = "Whether it goes into a cash drawer and is counted.")
            boolean cash,

            boolean active) {}

    @PUT
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(
            operationId = "putPaymentMethod",
            summary = "Add or change a way to pay",
            description = "One that is not wanted any more is made inactive: payments of old still name it. "
                    + "If-Match is needed for a change only.")
    @APIResponse(
            responseCode = "200",
            description = "The method.",
            content = @Content(schema = @Schema(implementation = PaymentMethod.class)))
    public Response put(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull MethodInput input) {
        if (!code.matches("[a-z0-9-]{1,40}")) {
            return Problem.invalid("code", "pattern", "A code is made of small letters, digits and hyphens.")
                    .response();
        }
        Optional<PaymentMethod> held = prices.method(code);
        held.ifPresent(one -> ETags.require(ifMatch, one.version()));
        PaymentMethod saved = prices.save(new PaymentMethod(
                code, held.map(PaymentMethod::version).orElse(0L), input.name(), input.cash(), input.active()));
        return Response.ok(saved).header("ETag", ETags.of(saved.version())).build();
    }
}
