package org.carrel.catalog.imports.web;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.ImportPlan;
import org.carrel.catalog.imports.app.PlanImports;

/** How the sender of a file wants it done. */
class PlanParameters {

    @QueryParam("matchSet")
    @Pattern(regexp = RuleCodes.CODE, message = RuleCodes.MESSAGE)
    @Parameter(description = "Code of a match set; left out, the control number at the source alone.", example = "isbn")
    @Nullable
    String matchSet;

    @QueryParam("onMatch")
    @Parameter(
            description =
                    "What is done with records that the catalogue has; REPLACE, or MERGE with an overlay profile.")
    ImportPlan.@Nullable OnMatch onMatch;

    @QueryParam("onNoMatch")
    @Parameter(description = "What is done with records that it does not have; NEW if left out.")
    ImportPlan.@Nullable OnNoMatch onNoMatch;

    @QueryParam("overlay")
    @Pattern(regexp = RuleCodes.CODE, message = RuleCodes.MESSAGE)
    @Parameter(description = "Code of the overlay profile for MERGE; left out, local fields stay.", example = "vendor")
    @Nullable
    String overlay;

    @QueryParam("items")
    @Parameter(description = "When items are made of local fields; ALWAYS with an item mapping, IGNORE without.")
    ImportPlan.@Nullable Items items;

    @QueryParam("itemMapping")
    @Pattern(regexp = RuleCodes.CODE, message = RuleCodes.MESSAGE)
    @Parameter(description = "Code of the item mapping.", example = "koha-952")
    @Nullable
    String itemMapping;

    @QueryParam("findings")
    @Parameter(
            description =
                    "What is done with records that break validation rules: REPORT stores and counts them, REJECT_ERRORS "
                            + "rejects those with an error; REPORT if left out.")
    ImportPlan.@Nullable FindingsPolicy findings;

    @QueryParam("stage")
    @Parameter(description = "Try it out, store nothing, and wait for a commit.")
    @Nullable
    Boolean stage;

    @QueryParam("force")
    @Parameter(description = "Take a file that was imported before.")
    @Nullable
    Boolean force;

    boolean staged() {
        return Boolean.TRUE.equals(stage);
    }

    boolean forced() {
        return Boolean.TRUE.equals(force);
    }

    PlanImports.Wish wish() {
        return new PlanImports.Wish(
                new ImportPlan.Named(matchSet, overlay, itemMapping), onMatch, onNoMatch, items, findings);
    }
}
