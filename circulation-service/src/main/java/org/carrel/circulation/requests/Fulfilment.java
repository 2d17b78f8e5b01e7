package org.carrel.circulation.requests;

/** How the patron gets what was found. */
public enum Fulfilment {
    /** It waits on the hold shelf of the pickup point. */
    SHELF,
    /** It is brought to the patron from the pickup point; the address is patron-service's. */
    DELIVERY
}
