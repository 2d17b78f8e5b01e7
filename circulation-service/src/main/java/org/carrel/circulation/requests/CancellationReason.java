package org.carrel.circulation.requests;

/**
 * A reason for which a request can be cancelled.
 *
 * @param code what requests and notices refer to
 * @param version grows with every change
 * @param name name for people
 * @param byPatrons whether patrons may give it
 * @param retired whether it is no longer given; requests that were ended for it keep it
 */
public record CancellationReason(String code, long version, String name, boolean byPatrons, boolean retired) {}
