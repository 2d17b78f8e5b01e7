package org.carrel.notification.templates.web;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.notification.templates.Language;
import org.carrel.notification.templates.NoticeKind;
import org.carrel.notification.templates.Template;
import org.carrel.notification.templates.TemplateFlaw;
import org.carrel.notification.templates.Variable;
import org.carrel.notification.templates.Wording;
import org.carrel.notification.templates.app.MaintainTemplates;
import org.carrel.notification.templates.app.MaintainTemplates.Flawed;
import org.carrel.notification.templates.app.MaintainTemplates.Kept;
import org.carrel.notification.templates.app.MaintainTemplates.Shown;
import org.carrel.platform.command.Command;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.Problem.FieldError;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

@Path("/templates")
@Tag(name = "Templates", description = "How notices read, by kind and language.")
@RunOnVirtualThread
public class TemplateResource {

    private final MaintainTemplates templates;
    private final Caller caller;

    TemplateResource(MaintainTemplates templates, Caller caller) {
        this.templates = templates;
        this.caller = caller;
    }

    @Schema(name = "Template", description = "How one kind of notice reads in one language.")
    record TemplateView(
            @Schema(examples = "request-ready") String code,
            @Schema(examples = "da") String language,

            @Schema(description = "0 for what comes with the service; also the ETag.")
            int version,

            boolean builtIn,
            @Schema(examples = "Ready for you: {title}") String subject,
            String text,
            String html,
            @Schema(description = "What it can show.") List<Variable> variables,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {

        static TemplateView of(Template template) {
            var wording = template.wording();
            return new TemplateView(
                    template.kind().code(),
                    template.language().tag(),
                    template.version(),
                    template.builtIn(),
                    wording.subject(),
                    wording.text(),
                    wording.html(),
                    template.kind().variables(),
                    template.changedBy(),
                    template.changedAt());
        }
    }

    @Schema(name = "Templates")
    record TemplatesView(List<TemplateView> items) {}

    @Schema(
            name = "TemplateBody",
            description =
                    "The source of a template: text with `{variable}` and `{#if variable}…{#else}…{/if}`, nothing else.",
            examples = """
                    {"subject":"Ready for you: {title}","text":"Dear {patron.name}, {title} is kept until {keptUntil}.",
                     "html":"<p>Dear {patron.name}, <b>{title}</b> is kept until {keptUntil}.</p>"}""")
    record TemplateBody(
            @NotBlank String subject,
            @NotBlank String text,
            @NotBlank String html) {

        Wording wording() {
            return new Wording(subject, text, html);
        }
    }

    @GET
    @PermissionsAllowed(Permissions.NOTICES_READ)
    @Operation(operationId = "listTemplates", summary = "The newest version of every template.")
    @APIResponse(
            responseCode = "200",
            description = "All templates.",
            content = @Content(schema = @Schema(implementation = TemplatesView.class)))
    public TemplatesView list() {
        return new TemplatesView(templates.all().stream().map(TemplateView::of).toList());
    }

    @GET
    @Path("/{code}/{language}")
    @PermissionsAllowed(Permissions.NOTICES_READ)
    @Operation(operationId = "getTemplate", summary = "One template, the newest version if none is named.")
    @APIResponse(
            responseCode = "200",
            description = "The template.",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response get(
            @PathParam("code") String code,
            @PathParam("language") String language,
            @QueryParam("version")
                    @PositiveOrZero
                    @Parameter(description = "0 for what comes with the service.")
                    @Nullable
                    Integer version) {
        return templates
                .find(kind(code), language(language), version)
                .map(TemplateResource::answer)
                .orElseThrow(() -> new ProblemException(Problem.notFound("No such template.")));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{code}/{language}")
    @Command
    @PermissionsAllowed(Permissions.TEMPLATES_WRITE)
    @Operation(
            operationId = "putTemplate",
            summary = "Adds a version to a template, or the first one in a new language.",
            description = "The template is checked first; it may show the variables of its kind and nothing else.")
    @APIResponse(
            responseCode = "200",
            description = "The template as it is now.",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`, with codes `syntax`, `unknown-variable`, `not-allowed`, `too-long`")
    @APIResponse(responseCode = "404", description = "`not-found`: no such kind of notice.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`, unless it is the first in its language")
    public Response put(
            @PathParam("code") String code,
            @PathParam("language") String language,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull TemplateBody body) {
        var outcome = templates.edit(
                kind(code),
                language(language),
                body.wording(),
                caller.subject(),
                version -> ETags.require(ifMatch, version));
        return switch (outcome) {
            case Kept(var template) -> answer(template);
            case Flawed(var flaws) -> flawed(flaws);
            case Shown _ -> throw new IllegalStateException("an edit shows nothing");
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{code}/{language}/preview")
    @WithoutReplay("it changes nothing")
    @PermissionsAllowed(Permissions.TEMPLATES_WRITE)
    @Operation(
            operationId = "previewTemplate",
            summary = "How a wording would read with sample data; the template itself if there is no body.")
    @APIResponse(
            responseCode = "200",
            description = "The three parts, filled in.",
            content = @Content(schema = @Schema(implementation = Wording.class)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`, with codes `syntax`, `unknown-variable`, `not-allowed`, `too-long`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response preview(
            @PathParam("code") String code,
            @PathParam("language") String language,
            @Valid @Nullable TemplateBody body) {
        var kind = kind(code);
        var wording = body == null
                ? templates
                        .find(kind, language(language), null)
                        .map(Template::wording)
                        .orElseThrow(() -> new ProblemException(Problem.notFound("No such template.")))
                : body.wording();
        return switch (templates.preview(kind, wording)) {
            case Shown(var shown) -> Response.ok(shown).build();
            case Flawed(var flaws) -> flawed(flaws);
            case Kept _ -> throw new IllegalStateException("a preview keeps nothing");
        };
    }

    private static NoticeKind kind(String code) {
        return NoticeKind.ofCode(code)
                .orElseThrow(() -> new ProblemException(Problem.notFound("No such kind of notice.")));
    }

    private static Language language(String tag) {
        if (!Language.isWellFormed(tag)) {
            throw new ProblemException(
                    Problem.invalid("language", "not-a-language", "must be two or three small letters, such as da"));
        }
        return new Language(tag);
    }

    private static Response answer(Template template) {
        return Response.ok(TemplateView.of(template))
                .header(HttpHeaders.ETAG, ETags.of(template.version()))
                .build();
    }

    private static Response flawed(List<TemplateFlaw> flaws) {
        return Problem.invalid(flaws.stream()
                        .map(flaw ->
                                new FieldError(flaw.part(), flaw.code(), "line " + flaw.line() + ": " + flaw.message()))
                        .toList())
                .response();
    }
}
