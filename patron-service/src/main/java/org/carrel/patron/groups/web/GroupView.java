package org.carrel.patron.groups.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.groups.PatronGroup;

/** A patron group as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Group", description = "A kind of patron. Circulation rules go by its code.")
record GroupView(
        @Schema(examples = "adult") String code,
        @Schema(examples = "Adults") String name,

        @Schema(description = "Months that a membership lasts; absent if it never ends.", examples = "24") @Nullable
        Integer expiryMonths,

        @Schema(description = "Youngest age admitted.", examples = "18") @Nullable
        Integer minimumAge,

        @Schema(description = "Oldest age admitted.", examples = "120") @Nullable
        Integer maximumAge) {

    static GroupView of(PatronGroup group) {
        return new GroupView(
                group.code(),
                group.name(),
                group.expiryMonths(),
                group.ages().minimum(),
                group.ages().maximum());
    }
}
