package org.carrel.ill.requests;

/**
 * Who did something.
 *
 * @param kind what sort of caller, such as {@code staff}, {@code patron} or {@code partner}
 * @param subject id of the account, patron, client or partner
 */
public record Actor(String kind, String subject) {}
