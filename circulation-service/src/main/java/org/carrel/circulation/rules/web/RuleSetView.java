package org.carrel.circulation.rules.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.RuleSets.Published;
import org.carrel.circulation.rules.RuleText;
import org.carrel.circulation.rules.RuleText.Mistake;
import org.carrel.circulation.rules.app.PublishRules;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;

/** A published rule set with its version, around the text itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RuleSet")
record RuleSetView(
        int version,
        Instant publishedAt,
        String publishedBy,
        @Nullable String note,

        @Schema(description = "The older version that this one brings back.") @Nullable
        Integer restores,

        Map<String, Object> rules) {

    static RuleSetView of(Published published) {
        return new RuleSetView(
                published.version(),
                published.publishedAt(),
                published.publishedBy(),
                published.note(),
                published.restores(),
                RuleText.write(published.ruleSet()));
    }

    /** An answer that names its version. */
    static Response.ResponseBuilder tagged(Published published) {
        return Response.ok().header(HttpHeaders.ETAG, ETags.of(published.version()));
    }

    /** What to answer to the wish to publish. */
    static Response answer(PublishRules.Outcome outcome) {
        return switch (outcome) {
            case PublishRules.Outcome.InForce(var published) ->
                tagged(published).entity(of(published)).build();
            case PublishRules.Outcome.Unsound(var mistakes) -> unsound(mistakes);
            case PublishRules.Outcome.Overtaken(var newest) ->
                ETags.stale().with("currentETag", ETags.of(newest)).response();
        };
    }

    static Response unsound(List<Mistake> mistakes) {
        return Problem.invalid(mistakes.stream()
                        .map(mistake -> new Problem.FieldError(mistake.field(), mistake.code(), mistake.message()))
                        .toList())
                .response();
    }
}
