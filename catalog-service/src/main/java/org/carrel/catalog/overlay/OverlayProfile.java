package org.carrel.catalog.overlay;

import java.util.List;

/**
 * How a record is laid over another.
 *
 * @param rules what becomes of which fields; the first that fits a field decides
 * @param otherwise what becomes of fields that no rule is for
 * @param leader whose leader the result has
 * @param keptSubfields subfields that survive in fields that arrive
 */
public record OverlayProfile(
        List<OverlayRule> rules, OverlayRule.Action otherwise, Leader leader, List<KeptSubfield> keptSubfields) {

    private static final int MOST_RULES = 200;

    /** Whose leader the result has. */
    public enum Leader {
        INCOMING,
        EXISTING,
        /** That of the record that arrives, unless its encoding level says that less was done for it. */
        FULLER
    }

    /**
     * Local fields (9XX, 590 to 599 and fields marked with an institution in $5), the number of the record and links of
     * headings to authorities stay; everything else is replaced.
     */
    public static final OverlayProfile LOCAL_FIELDS_STAY = new OverlayProfile(
            List.of(
                    new OverlayRule(FieldPattern.tag("001"), OverlayRule.Action.KEEP),
                    new OverlayRule(FieldPattern.tag("003"), OverlayRule.Action.KEEP),
                    new OverlayRule(new FieldPattern("XXX", null, null, "5", null), OverlayRule.Action.KEEP),
                    new OverlayRule(FieldPattern.tag("59X"), OverlayRule.Action.KEEP),
                    new OverlayRule(FieldPattern.tag("9XX"), OverlayRule.Action.KEEP),
                    new OverlayRule(FieldPattern.tag("035"), OverlayRule.Action.ADD)),
            OverlayRule.Action.REPLACE,
            Leader.FULLER,
            List.of(new KeptSubfield("XXX", "0"), new KeptSubfield("XXX", "9")));

    public OverlayProfile {
        rules = rules == null ? List.of() : List.copyOf(rules);
        otherwise = otherwise == null ? OverlayRule.Action.REPLACE : otherwise;
        leader = leader == null ? Leader.INCOMING : leader;
        keptSubfields = keptSubfields == null ? List.of() : List.copyOf(keptSubfields);
        if (rules.size() > MOST_RULES || keptSubfields.size() > MOST_RULES) {
            throw new IllegalArgumentException("a profile has at most " + MOST_RULES + " rules");
        }
    }
}
