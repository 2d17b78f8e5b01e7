package org.carrel.ill.partners;

/** How requests reach a partner. */
public enum PartnerKind {
    /** Staff write, call or use the partner's own site, and record here what was answered. */
    MANUAL,
    /** The partner answers ISO 18626 messages. */
    ISO18626,
    /** A broker that finds a supplier among its members. */
    BROKER
}
