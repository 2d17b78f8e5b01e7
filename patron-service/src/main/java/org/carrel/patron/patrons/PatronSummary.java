package org.carrel.patron.patrons;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A patron in a list.
 *
 * @param id the patron
 * @param firstName given names
 * @param lastName family name
 * @param preferredName what they want to be called
 * @param birthDate when they were born
 * @param email e-mail address
 * @param group code of the patron group
 * @param homeBranchId the branch they belong to
 * @param cardNumber their active card
 * @param expiresOn last day of membership
 * @param active whether they may use the library at all
 * @param blocked whether staff set a block
 * @param sortName what the list is sorted by
 */
public record PatronSummary(
        UUID id,
        String firstName,
        String lastName,
        @Nullable String preferredName,
        @Nullable LocalDate birthDate,
        @Nullable String email,
        String group,
        UUID homeBranchId,
        @Nullable String cardNumber,
        @Nullable LocalDate expiresOn,
        boolean active,
        boolean blocked,
        String sortName) {}
