package org.carrel.patron.access.web;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.carrel.patron.access.StaffAccount;

/** A staff account as clients see it. Never its password. */
@Schema(name = "StaffAccount")
record StaffView(
        UUID id,
        @Schema(examples = "mette") String username,
        @Schema(examples = "Mette Holm") String displayName,
        boolean active,
        @Schema(examples = "[\"circulation-desk\"]") List<String> roles,

        @Schema(description = "Ids of branches, or `*` alone for all of them.")
        List<String> branches) {

    static StaffView of(StaffAccount account) {
        return new StaffView(
                account.id(),
                account.username(),
                account.displayName(),
                account.active(),
                account.roles().stream().sorted().toList(),
                BranchesBody.of(account.branches()));
    }
}
