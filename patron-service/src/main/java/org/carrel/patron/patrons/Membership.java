package org.carrel.patron.patrons;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * On what terms a person belongs to the library.
 *
 * @param group code of the patron group
 * @param homeBranchId the branch they belong to
 * @param enrolledOn first day
 * @param expiresOn last day; null for ever
 */
public record Membership(
        String group,
        UUID homeBranchId,
        LocalDate enrolledOn,
        @Nullable LocalDate expiresOn) {}
