package org.carrel.circulation.fees.web;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.circulation.fees.FeeList;
import org.carrel.circulation.fees.Receipt;
import org.carrel.circulation.fees.app.PrintedReceipt;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Receipts: every posting has one, to be looked at or handed out, as often as wanted. */
@Path("/receipts/{id}")
@RunOnVirtualThread
@Tag(name = "Fees")
public class ReceiptResource {
    private final FeeList fees;
    private final PrintedReceipt printed;
    private final Caller caller;

    ReceiptResource(FeeList fees, PrintedReceipt printed, Caller caller) {
        this.fees = fees;
        this.printed = printed;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.FEES_READ)
    @Operation(operationId = "getReceipt", summary = "Show a receipt")
    @APIResponse(
            responseCode = "200",
            description = "The receipt.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    public ReceiptView get(@PathParam("id") UUID id) {
        return ReceiptView.of(receipt(id), caller.kind() == Caller.Kind.PATRON);
    }

    @GET
    @Path("/text")
    @Produces(MediaType.TEXT_PLAIN)
    @PermissionsAllowed(Permissions.FEES_READ)
    @Operation(operationId = "getReceiptText", summary = "Get a receipt as lines of text, 42 letters wide")
    @APIResponse(
            responseCode = "200",
            description = "The receipt.",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    public Response text(@PathParam("id") UUID id) {
        return Response.ok(printed.text(receipt(id)), "text/plain;charset=UTF-8")
                .build();
    }

    @GET
    @Path("/pdf")
    @Produces("application/pdf")
    @PermissionsAllowed(Permissions.FEES_READ)
    @Operation(operationId = "getReceiptPdf", summary = "Get a receipt as a PDF, 80 mm wide")
    @APIResponse(
            responseCode = "200",
            description = "The receipt.",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema =
                                    @Schema(
                                            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                                            format = "binary")))
    public Response pdf(@PathParam("id") UUID id) {
        return Response.ok(printed.pdf(receipt(id)))
                .header("Content-Disposition", "inline; filename=\"receipt-" + id + ".pdf\"")
                .build();
    }

    private Receipt receipt(UUID id) {
        Receipt receipt =
                fees.receipt(id).orElseThrow(() -> new ProblemException(Problem.notFound("No receipt has this id.")));
        caller.requireSelfIfPatron(receipt.patronId());
        return receipt;
    }
}
