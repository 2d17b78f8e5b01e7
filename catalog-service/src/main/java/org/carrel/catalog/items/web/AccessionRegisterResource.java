package org.carrel.catalog.items.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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

import org.carrel.catalog.items.AccessionRegister;
import org.carrel.catalog.items.AccessionRegisters;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** Registers of accessions. */
@Path("/accession-registers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
@RunOnVirtualThread
public class AccessionRegisterResource {

    private final AccessionRegisters registers;
    private final Items items;
    private final DescribeItems describe;

    AccessionRegisterResource(AccessionRegisters registers, Items items, DescribeItems describe) {
        this.registers = registers;
        this.items = items;
        this.describe = describe;
    }

    /** A register as clients see it. */
    @Schema(name = "AccessionRegister")
    record RegisterView(
            @Schema(examples = "main-2026") String code,
            long version,
            @Schema(examples = "Main library 2026") String name,
            @Schema(examples = "2026-") String prefix,
            @Schema(examples = "5") int width,

            @Schema(description = "The next number.", examples = "42")
            long next) {

        static RegisterView of(AccessionRegister register) {
            return new RegisterView(
                    register.code(),
                    register.version(),
                    register.name(),
                    register.prefix(),
                    register.width(),
                    register.next());
        }
    }

    /** All registers. */
    @Schema(name = "AccessionRegisterList")
    record RegistersView(List<RegisterView> items) {}

    /** What a client says of a register. */
    @Schema(name = "AccessionRegisterDescription")
    record RegisterBody(
            @NotBlank @Size(max = 100) @Schema(examples = "Main library 2026")
            String name,

            @Size(max = 20) @Schema(nullable = true, examples = "2026-") @Nullable
            String prefix,

            @Min(1) @Max(12) @Schema(description = "How many digits a number has at the least.", examples = "5")
            int width,

            @Min(1) @Schema(nullable = true, description = "Where a new register begins; 1 if left out.") @Nullable
            Long first) {}

    /** An entry of a register. */
    @Schema(name = "AccessionEntry")
    record EntryView(@Schema(examples = "2026-00042") String accessionNumber, ItemView item) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "AccessionEntryPage")
    record EntryPageView(
            List<EntryView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @GET
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(operationId = "listAccessionRegisters", summary = "List the accession registers")
    public RegistersView list() {
        return new RegistersView(registers.list().stream().map(RegisterView::of).toList());
    }

    @PUT
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_PLACES_WRITE)
    @Operation(
            operationId = "putAccessionRegister",
            summary = "Add or edit an accession register",
            description = "Editing one that is there needs If-Match. Numbers that were given stay as they are, and the "
                    + "next one follows the last: `first` counts for a new register only.")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = RegisterView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = RegisterView.class)))
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("code")
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,39}",
                            message = "must be 1 to 40 lower-case letters, digits or hyphens")
                    String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RegisterBody body) {
        Optional<AccessionRegister> current = registers.findForUse(code);
        current.ifPresent(found -> ETags.require(ifMatch, found.version()));
        long first = body.first() == null ? 1 : body.first();
        AccessionRegister stored = registers.put(new AccessionRegister(
                code,
                1,
                body.name(),
                body.prefix() == null ? "" : body.prefix(),
                body.width(),
                current.map(AccessionRegister::next).orElse(first)));
        return (current.isPresent() ? Response.ok() : Response.created(URI.create("accession-registers/" + code)))
                .header(HttpHeaders.ETAG, ETags.of(stored.version()))
                .entity(RegisterView.of(stored))
                .build();
    }

    @GET
    @Path("/{code}/entries")
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "listAccessions",
            summary = "List the items of an accession register",
            description = "In the order of their numbers, withdrawn ones too.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = EntryPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response entries(@PathParam("code") String code, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        if (registers.find(code).isEmpty()) {
            return Problem.notFound("No register has this code.").response();
        }
        List<UUID> ids = registers.entries(code, after(page), page.limit() + 1);
        List<Item> found = items.findAll(ids);
        Map<UUID, Item.Context> contexts = describe.contexts(found);
        return Page.of(found, page, item -> Cursor.of(accession(item).number()))
                .map(item -> new EntryView(
                        accession(item).text(), ItemView.of(item, Objects.requireNonNull(contexts.get(item.id())))))
                .response(uri);
    }

    private static Item.Accession accession(Item item) {
        return Objects.requireNonNull(item.kept().accession(), "an entry of a register has a number");
    }

    private static @Nullable Long after(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return Long.valueOf(cursor.part(0));
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }
}
