package org.carrel.ill.partners;

import java.util.ArrayList;
import java.util.List;

/**
 * A library, or a broker, that interlibrary requests go to.
 *
 * @param id identifies it
 * @param version grows with every change
 * @param symbol what it is known by
 * @param name its name
 * @param kind how requests reach it
 * @param contact where it is reached
 * @param policy what it does for others
 * @param active whether it may be asked
 */
public record Partner(
        PartnerId id,
        long version,
        Symbol symbol,
        String name,
        PartnerKind kind,
        Contact contact,
        Policy policy,
        boolean active) {

    /** What speaks against asking it for a loan or a copy, as stable codes. */
    public List<String> objections(boolean copy) {
        var objections = new ArrayList<String>();
        if (!active) {
            objections.add("partner-inactive");
        }
        if (copy && !policy.copies()) {
            objections.add("partner-makes-no-copies");
        }
        if (!copy && !policy.lends()) {
            objections.add("partner-does-not-lend");
        }
        return objections;
    }
}
