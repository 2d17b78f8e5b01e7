package org.carrel.catalog.authorities.web;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.authorities.Authorities;
import org.carrel.catalog.authorities.AuthorityDescription;
import org.carrel.catalog.authorities.Link;
import org.carrel.catalog.headings.AccessPoint;

/** An authority as clients see it. */
@Schema(name = "Authority")
record AuthorityView(
        UUID id,
        AccessPoint.Kind kind,

        @Schema(examples = "Twain, Mark, 1835-1910") String heading,

        @Schema(nullable = true, description = "The thesaurus it is part of, as MARC codes it.", examples = "lcsh")
        @Nullable
        String thesaurus,

        @Schema(description = "Headings that are not used: see from.")
        List<TracingView> variants,

        @Schema(description = "Other established headings: see also from.")
        List<TracingView> related,

        @Schema(description = "How many records have a heading that it controls.")
        long linkedRecords) {

    /** A heading that is referred from. */
    @Schema(name = "Tracing")
    record TracingView(
            String heading,

            @Schema(nullable = true, description = "Why: `a` earlier, `b` later heading, `g` broader term, and so on.")
            @Nullable
            String relation,

            @Schema(description = "Whether readers are shown the reference.")
            boolean displayed) {

        static List<TracingView> all(List<AuthorityDescription.Tracing> tracings) {
            return tracings.stream()
                    .map(tracing -> new TracingView(tracing.heading().text(), tracing.relation(), tracing.displayed()))
                    .toList();
        }
    }

    /** A heading of a record under the control of an authority. */
    @Schema(name = "AuthorityLink")
    record LinkView(
            UUID recordId,
            @Schema(examples = "650") String tag,

            @Schema(description = "Which of the fields with this tag, from 1.")
            int occurrence,

            @Schema(description = "How they were found to belong together.")
            Link.Match match,

            @Schema(description = "Whether it controls the whole heading, not its main part alone.")
            boolean whole) {

        static LinkView of(Link link) {
            return new LinkView(link.recordId(), link.tag(), link.occurrence(), link.match(), link.whole());
        }
    }

    static AuthorityView of(Authorities.Established established, AuthorityDescription said, long linked) {
        return new AuthorityView(
                established.id(),
                established.kind(),
                established.text(),
                established.thesaurus(),
                TracingView.all(said.variants()),
                TracingView.all(said.related()),
                linked);
    }
}
