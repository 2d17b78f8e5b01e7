package org.carrel.catalog.processing.web;

import java.util.List;

import jakarta.ws.rs.core.Response;

import org.carrel.catalog.items.ItemReason;
import org.carrel.platform.problem.Problem;

/** The answer to those who may not do something to an item, with every reason. */
public final class Refusal {

    private Refusal() {}

    /** A refusal by rule; or one for want of permission, if the item is of another branch than the caller's. */
    public static Response of(String code, String title, List<? extends Record> reasons) {
        return problem(code, title, reasons).response();
    }

    /** As {@link #of}, to be thrown where something was written already that must not stay. */
    public static Problem problem(String code, String title, List<? extends Record> reasons) {
        for (Record reason : reasons) {
            if (reason instanceof ItemReason.OutsideBranchScope outside) {
                return Problem.of(403, outside.code(), "Your account does not cover this branch.")
                        .with("branchId", outside.branchId());
            }
        }
        return Problem.of(409, code, title).reasons(reasons);
    }
}
