package org.carrel.circulation.loans;

import java.util.UUID;

import org.carrel.circulation.calendar.OpeningHours;

/**
 * The service point where something happens.
 *
 * @param servicePointId the service point
 * @param branchId its branch
 * @param hours when the branch is open
 */
public record Desk(UUID servicePointId, UUID branchId, OpeningHours hours) {}
