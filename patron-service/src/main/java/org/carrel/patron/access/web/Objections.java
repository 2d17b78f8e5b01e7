package org.carrel.patron.access.web;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.access.Granting.Objection;
import org.carrel.platform.problem.Problem;

/** Says that a change goes beyond what the caller may do, and in what. */
public final class Objections {

    private Objections() {}

    /** One thing the caller may not give or take. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GrantingReason")
    public record Reason(
            @Schema(examples = "permission-not-held") String code,
            @Schema(examples = "REFUSE") String severity,
            @Nullable String permission,
            @Nullable UUID branchId) {

        static Reason of(Objection objection) {
            return switch (objection) {
                case Objection.PermissionNotHeld(var permission) ->
                    new Reason("permission-not-held", "REFUSE", permission, null);
                case Objection.BranchNotCovered(var branch) -> new Reason("branch-not-covered", "REFUSE", null, branch);
                case Objection.AllBranchesNotCovered() -> new Reason("all-branches-not-covered", "REFUSE", null, null);
            };
        }
    }

    public static Problem problem(List<Objection> objections) {
        return Problem.of(403, "beyond-your-authority", "Nobody gives or takes what they do not hold themselves.")
                .reasons(objections.stream().map(Reason::of).toList());
    }
}
