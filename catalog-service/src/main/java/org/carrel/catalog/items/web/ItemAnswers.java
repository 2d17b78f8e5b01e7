package org.carrel.catalog.items.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.ItemReason;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;

/** What came of commands on items, in HTTP. */
final class ItemAnswers {

    private ItemAnswers() {}

    static Response answer(ItemOutcome outcome) {
        return answer(Response.ok(), outcome);
    }

    static Response answer(Response.ResponseBuilder stored, ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Stored done ->
                stored.header(HttpHeaders.ETAG, ETags.of(done.item().version()))
                        .entity(ItemView.of(done))
                        .build();
            case ItemOutcome.Refused refused -> refused(refused);
            case ItemOutcome.Unknown _ -> unknown();
        };
    }

    static Response unknown() {
        return Problem.notFound("No item has this id.").response();
    }

    private static Response refused(ItemOutcome.Refused refused) {
        for (ItemReason reason : refused.reasons()) {
            if (reason instanceof ItemReason.OutsideBranchScope outside) {
                return Problem.of(403, outside.code(), "Your account does not cover this branch.")
                        .with("branchId", outside.branchId())
                        .response();
            }
        }
        return Problem.of(409, "item-refused", "The item cannot be so.")
                .reasons(refused.reasons().stream().map(Record.class::cast).toList())
                .response();
    }
}
