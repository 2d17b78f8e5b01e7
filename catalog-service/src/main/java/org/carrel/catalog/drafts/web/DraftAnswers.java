package org.carrel.catalog.drafts.web;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.carrel.catalog.drafts.Draft;
import org.carrel.catalog.drafts.app.ReviewDrafts.Outcome;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.web.RecordAnswers;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;

/** What came of an act on a draft, said in HTTP. */
final class DraftAnswers {

    private DraftAnswers() {}

    /** The author has a draft of the record already. */
    record OpenDraft(String code, UUID draftId) {}

    static Response answer(Outcome outcome, Response.ResponseBuilder done) {
        return switch (outcome) {
            case Outcome.Stored(Draft draft) ->
                done.header(HttpHeaders.ETAG, ETags.of(draft.version()))
                        .entity(DraftView.of(draft))
                        .build();
            case Outcome.Refused(Draft.Refusal refusal) -> refused(refusal).response();
            case Outcome.AlreadyOpen(Draft draft) ->
                Problem.of(409, "draft-open", "You have an open draft of this record.")
                        .reasons(List.of(new OpenDraft("draft-open", draft.id())))
                        .response();
            case Outcome.NoChange _ ->
                Problem.of(409, "no-change", "The draft changes nothing.").response();
            case Outcome.Conflicting conflicting ->
                Problem.of(409, "draft-conflict", "What the draft changes has been changed otherwise since.")
                        .reasons(conflicting.conflicts().stream()
                                .map(DraftView.ConflictView::of)
                                .toList())
                        .response();
            case Outcome.NotTaken(RecordOutcome.Unknown _) ->
                Problem.of(409, "record-gone", "The record was deleted or merged.")
                        .response();
            case Outcome.NotTaken(RecordOutcome refused) -> RecordAnswers.answer(refused);
            case Outcome.UnknownBase _ ->
                Problem.invalid("base", "version-unknown", "The record has no such version.")
                        .response();
            case Outcome.Unknown _ -> unknown();
        };
    }

    private static Problem refused(Draft.Refusal refusal) {
        return switch (refusal) {
            case CLOSED -> Problem.of(409, "draft-closed", "Nothing more is done with this draft.");
            case WITH_ITS_AUTHOR ->
                Problem.of(409, "draft-returned", "The draft was sent back; its author is to look at it first.");
            case NOT_AUTHOR -> Problem.of(403, "not-author", "Only its author may do this.");
            case OWN_DRAFT -> Problem.of(409, "own-draft", "Nobody reviews a draft of their own.");
        };
    }

    static Response unknown() {
        return Problem.notFound("No draft has this id.").response();
    }
}
