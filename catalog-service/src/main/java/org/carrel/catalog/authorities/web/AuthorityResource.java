package org.carrel.catalog.authorities.web;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.authorities.Authorities;
import org.carrel.catalog.authorities.Authorities.After;
import org.carrel.catalog.authorities.Authorities.Blind;
import org.carrel.catalog.authorities.Authorities.Twins;
import org.carrel.catalog.authorities.Authorities.Used;
import org.carrel.catalog.authorities.HeadingChange;
import org.carrel.catalog.authorities.Link;
import org.carrel.catalog.authorities.app.ChangeHeadings;
import org.carrel.catalog.authorities.app.ReadAuthorities;
import org.carrel.catalog.headings.HeadingList;
import org.carrel.catalog.marc.Octets;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Authorities, what they control, and what nobody controls. */
@Path("/authorities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "authorities",
        description = "Established names and subjects. Their records are added and edited like all others.")
@PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
@RunOnVirtualThread
public class AuthorityResource {

    private static final String LISTS = "`titles`, `names`, `subjects` or `series`.";

    private final Authorities authorities;
    private final ReadAuthorities read;
    private final ChangeHeadings change;
    private final Caller caller;

    AuthorityResource(Authorities authorities, ReadAuthorities read, ChangeHeadings change, Caller caller) {
        this.authorities = authorities;
        this.read = read;
        this.change = change;
        this.caller = caller;
    }

    /** Which authority takes the place of another. */
    @Schema(name = "AuthorityMerge")
    record MergeBody(
            @NotNull @Schema(description = "The authority that stays.")
            UUID into,

            @Size(max = 500) @Schema(nullable = true, examples = "Same person") @Nullable
            String reason) {}

    /** A page of links, as the API document shows it. */
    @Schema(name = "AuthorityLinkPage")
    record LinkPageView(
            List<AuthorityView.LinkView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A heading that records use. */
    @Schema(name = "UsedHeading")
    record UsedView(
            @Schema(description = "Its id in the browse list.")
            UUID headingId,

            String text,
            int records) {

        static UsedView of(Used used) {
            return new UsedView(used.headingId(), used.text(), used.records());
        }
    }

    /** A page of headings, as the API document shows it. */
    @Schema(name = "UsedHeadingPage")
    record UsedPageView(
            List<UsedView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** Two headings that may be one. */
    @Schema(name = "HeadingTwins")
    record TwinsView(
            UsedView one,
            UsedView other,

            @Schema(
                    description = "Whether they differ in case, marks and punctuation alone; otherwise one lacks the "
                            + "other's dates.")
            boolean sameWords) {

        static TwinsView of(Twins twins) {
            return new TwinsView(UsedView.of(twins.one()), UsedView.of(twins.other()), twins.sameWords());
        }
    }

    /** A page of pairs, as the API document shows it. */
    @Schema(name = "HeadingTwinsPage")
    record TwinsPageView(
            List<TwinsView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** An authority whose references lead nowhere. */
    @Schema(name = "BlindReference")
    record BlindView(UUID authorityId, String heading, long references) {

        static BlindView of(Blind blind) {
            return new BlindView(blind.authorityId(), blind.heading(), blind.references());
        }
    }

    /** A page of authorities, as the API document shows it. */
    @Schema(name = "BlindReferencePage")
    record BlindPageView(
            List<BlindView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getAuthority",
            summary = "Read an authority: its heading, references and how much it controls")
    @APIResponse(
            responseCode = "200",
            description = "The authority.",
            content = @Content(schema = @Schema(implementation = AuthorityView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return read.find(id)
                .map(found -> Response.ok(AuthorityView.of(found.established(), found.said(), found.linkedRecords()))
                        .build())
                .orElseGet(AuthorityResource::unknown);
    }

    @GET
    @Path("/{id}/links")
    @Operation(operationId = "listAuthorityLinks", summary = "List the headings of records that an authority controls")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list: so many records, with all their links.",
            content = @Content(schema = @Schema(implementation = LinkPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response links(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        if (read.find(id).isEmpty()) {
            return unknown();
        }
        List<Link> found = authorities.links(id, page.afterId(), page.limit() + 1);
        List<List<Link>> byRecord = found.stream()
                .collect(Collectors.groupingBy(Link::recordId, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .toList();
        Page<List<Link>> cut =
                Page.of(byRecord, page, links -> Cursor.of(links.getFirst().recordId()));
        return new Page<>(
                        cut.items().stream()
                                .flatMap(List::stream)
                                .map(AuthorityView.LinkView::of)
                                .toList(),
                        cut.next())
                .response(uri);
    }

    @POST
    @Path("/{id}/heading-change")
    @Command
    @Operation(
            operationId = "proposeHeadingChange",
            summary = "Propose to give every linked record the established heading",
            description = "When the heading of an authority that controls anything is edited, a change is proposed by "
                    + "itself. This one is for records that use a variant.")
    @APIResponse(
            responseCode = "200",
            description = "The change, which waits to be started.",
            content = @Content(schema = @Schema(implementation = HeadingChangeView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response propose(@PathParam("id") UUID id) {
        return change.propose(id)
                .map(proposed -> Response.ok(HeadingChangeView.of(proposed, authorities.linkedRecords(id)))
                        .build())
                .orElseGet(AuthorityResource::unknown);
    }

    @POST
    @Path("/{id}/merge")
    @Command
    @Operation(
            operationId = "mergeAuthority",
            summary = "Merge an authority into another",
            description =
                    "The other takes over its links, names and numbers; its record is deleted. A heading change is "
                            + "proposed that brings the linked records along. If-Match is the ETag of the record that goes.")
    @APIResponse(
            responseCode = "200",
            description = "Merged; the heading change, if any record is linked.",
            content = @Content(schema = @Schema(implementation = HeadingChangeView.class)))
    @APIResponse(responseCode = "204", description = "Merged; no record is linked.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`authorities-differ`: `same-authority`, `kind-differs`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response merge(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid MergeBody body) {
        String reason = body.reason() == null ? "Merged into another authority" : body.reason();
        return switch (change.merge(
                id, body.into(), version -> ETags.require(ifMatch, version), caller.subject(), reason)) {
            case ChangeHeadings.Merge.Merged merged -> {
                HeadingChange proposed = merged.change();
                yield proposed == null
                        ? Response.noContent().build()
                        : Response.ok(HeadingChangeView.of(proposed, authorities.linkedRecords(body.into())))
                                .build();
            }
            case ChangeHeadings.Merge.Unknown _ -> unknown();
            case ChangeHeadings.Merge.Impossible impossible ->
                Problem.of(409, "authorities-differ", "These authorities cannot become one.")
                        .with("reason", impossible.reason())
                        .response();
        };
    }

    @GET
    @Path("/reports/unlinked")
    @Operation(operationId = "listUnlinkedHeadings", summary = "List headings in use that no authority controls")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = UsedPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such list.")
    public Response unlinked(
            @QueryParam("list") @DefaultValue("names") @Parameter(description = LISTS) String list,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return list(list)
                .map(found -> Page.of(
                                authorities.unlinked(found, after(page), page.limit() + 1),
                                page,
                                AuthorityResource::cursor)
                        .map(UsedView::of)
                        .response(uri))
                .orElseGet(AuthorityResource::unknownList);
    }

    @GET
    @Path("/reports/twins")
    @Operation(
            operationId = "listHeadingTwins",
            summary = "List neighbours in a list that look like one heading in two forms",
            description =
                    "The files of one person or subject that have come apart: headings that differ in case, marks "
                            + "and punctuation alone, and names of which one lacks the other's dates.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = TwinsPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such list.")
    public Response twins(
            @QueryParam("list") @DefaultValue("names") @Parameter(description = LISTS) String list,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return list(list)
                .map(found -> Page.of(
                                authorities.twins(found, after(page), page.limit() + 1),
                                page,
                                twins -> cursor(twins.one()))
                        .map(TwinsView::of)
                        .response(uri))
                .orElseGet(AuthorityResource::unknownList);
    }

    @GET
    @Path("/reports/blind-references")
    @Operation(
            operationId = "listBlindReferences",
            summary = "List authorities whose references lead to a heading that nobody uses",
            description = "Readers are not shown such references.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = BlindPageView.class)))
    public Response blind(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return Page.of(
                        authorities.blind(page.afterId(), page.limit() + 1),
                        page,
                        blind -> Cursor.of(blind.authorityId()))
                .map(BlindView::of)
                .response(uri);
    }

    private static Optional<HeadingList> list(String path) {
        return HeadingList.ofPath(path).filter(list -> !list.isShelved());
    }

    private static Cursor cursor(Used used) {
        return Cursor.of(HexFormat.of().formatHex(used.key().toArray()), used.headingId());
    }

    private static @Nullable After after(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return new After(Octets.of(HexFormat.of().parseHex(cursor.part(0))), UUID.fromString(cursor.part(1)));
        } catch (IllegalArgumentException _) {
            throw Cursor.malformed();
        }
    }

    private static Response unknown() {
        return Problem.notFound("No authority has this id.").response();
    }

    private static Response unknownList() {
        return Problem.notFound("There are lists of titles, names, subjects and series.")
                .response();
    }
}
