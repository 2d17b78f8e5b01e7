package org.carrel.patron.access;

import java.util.UUID;

/**
 * Told within the transaction when whoever is logged in with an account must not stay so: it was closed, or got another
 * password.
 *
 * @param accountId the account
 * @param reason why, in kebab case
 */
public record SignOut(UUID accountId, String reason) {}
