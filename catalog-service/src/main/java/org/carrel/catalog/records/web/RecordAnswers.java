package org.carrel.catalog.records.web;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;

/** What came of a command on a record, said in HTTP. */
public final class RecordAnswers {

    private RecordAnswers() {}

    /** The source a record was sent by already, under another id. */
    record NumberTaken(String code, UUID recordId) {}

    /** The answer to a command. */
    public static Response answer(RecordOutcome outcome) {
        return switch (outcome) {
            case RecordOutcome.Stored stored ->
                ok(stored.record())
                        .entity(RecordSummaryView.of(stored.record()))
                        .build();
            case RecordOutcome.Deleted _ -> Response.noContent().build();
            case RecordOutcome.Unreadable unreadable ->
                Problem.of(422, "record-unreadable", "This is not a record that can be catalogued.")
                        .detail(unreadable.detail())
                        .with("reason", unreadable.reason())
                        .response();
            case RecordOutcome.NumberTaken taken ->
                Problem.of(409, "control-number-taken", "The source has sent this control number before.")
                        .reasons(List.of(new NumberTaken(
                                "control-number-taken", taken.other().id())))
                        .response();
            case RecordOutcome.Held held ->
                Problem.of(409, "record-in-use", "Things are attached to this record.")
                        .reasons(held.holds())
                        .response();
            case RecordOutcome.Objected objected ->
                Problem.of(409, "edit-refused", "The edit breaks rules of the catalogue.")
                        .reasons(objected.objections())
                        .response();
            case RecordOutcome.Doubtful doubtful ->
                Problem.of(409, "reading-doubtful", "Some characters of the record could not be read for certain.")
                        .detail("Check the text against the octets, correct it, and send the edit again with "
                                + "readingAccepted.")
                        .reasons(doubtful.warnings())
                        .response();
            case RecordOutcome.Unsayable unsayable ->
                Problem.of(409, "too-long-for-iso2709", "The record cannot be said in ISO 2709.")
                        .detail(unsayable.detail())
                        .response();
            case RecordOutcome.Conflicting conflicting ->
                Problem.of(409, "undo-conflict", "What this version changed has been changed again since.")
                        .reasons(conflicting.conflicts().stream()
                                .map(ConflictView::of)
                                .toList())
                        .response();
            case RecordOutcome.Impossible impossible ->
                Problem.of(409, impossible.code(), "This cannot be done with this record as it stands.")
                        .detail(impossible.detail())
                        .response();
            case RecordOutcome.Unknown _ -> unknown();
        };
    }

    static Response.ResponseBuilder ok(CatalogueRecord record) {
        return Response.ok().header(HttpHeaders.ETAG, ETags.of(record.version()));
    }

    static Response unknown() {
        return Problem.notFound("No record has this id.").response();
    }
}
