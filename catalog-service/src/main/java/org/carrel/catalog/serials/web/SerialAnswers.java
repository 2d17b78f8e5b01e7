package org.carrel.catalog.serials.web;

import java.util.List;

import jakarta.ws.rs.core.Response;

import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.serials.app.KeepSerials.Kept;
import org.carrel.platform.problem.Problem;

/** What came of commands on serials, in HTTP. */
final class SerialAnswers {

    private SerialAnswers() {}

    static Response answer(int status, Kept kept) {
        return switch (kept) {
            case Kept.Done done ->
                Response.status(status)
                        .entity(new SerialViews.ResultView(
                                done.itemId(),
                                done.issues().stream()
                                        .map(SerialViews.IssueView::of)
                                        .toList()))
                        .build();
            case Kept.ItemRefused refused -> refused(refused.reasons());
            case Kept.WrongState wrong ->
                Problem.of(409, "issue-state", "Not in this state.")
                        .with(
                                "issues",
                                wrong.issues().stream()
                                        .map(SerialViews.IssueView::of)
                                        .toList())
                        .response();
            case Kept.OutsideScope outside ->
                Problem.of(403, "outside-branch-scope", "Your account does not cover this branch.")
                        .with("branchId", outside.branchId())
                        .response();
            case Kept.Unknown _ ->
                Problem.notFound("There is no such subscription or issue.").response();
        };
    }

    static Response refused(List<ItemReason> reasons) {
        for (ItemReason reason : reasons) {
            if (reason instanceof ItemReason.OutsideBranchScope outside) {
                return Problem.of(403, outside.code(), "Your account does not cover this branch.")
                        .with("branchId", outside.branchId())
                        .response();
            }
        }
        return Problem.of(409, "item-refused", "The item cannot be so.")
                .reasons(reasons.stream().map(Record.class::cast).toList())
                .response();
    }
}
