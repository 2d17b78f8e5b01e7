package org.carrel.catalog.matching;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a record that arrives is taken for one that the catalogue has.
 *
 * @param when which points they must share
 * @param threshold what the shared points must weigh together
 * @param checks what else must agree
 */
public record MatchSet(MatchNode when, int threshold, List<MatchCheck> checks) {

    private static final int MOST_POINTS = 30;
    private static final int DEEPEST = 8;
    private static final int MOST_CHECKS = 10;

    /** Same number at the same source, nothing else. */
    public static final MatchSet CONTROL_NUMBER =
            new MatchSet(MatchNode.point(MatchPoint.of(MatchPoint.Type.CONTROL_NUMBER), 1), 1, List.of());

    public MatchSet {
        checks = checks == null ? List.of() : List.copyOf(checks);
        if (when == null) {
            throw new IllegalArgumentException("a match set says when records match");
        }
        if (when.depth() > DEEPEST || when.points().count() > MOST_POINTS || checks.size() > MOST_CHECKS) {
            throw new IllegalArgumentException("a match set has at most " + MOST_POINTS + " points, " + DEEPEST
                    + " levels and " + MOST_CHECKS + " checks");
        }
        if (when.holdsOfStrangers()) {
            throw new IllegalArgumentException("records that share nothing would match: require a point outside NOT");
        }
        if (threshold < 0 || threshold > when.weight(points(when))) {
            throw new IllegalArgumentException("the threshold cannot be reached by the weights of all points");
        }
    }

    /** Every point that it looks at. */
    public Set<MatchPoint> points() {
        return points(when);
    }

    private static Set<MatchPoint> points(MatchNode node) {
        return node.points().collect(Collectors.toUnmodifiableSet());
    }
}
