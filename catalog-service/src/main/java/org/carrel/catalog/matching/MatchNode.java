package org.carrel.catalog.matching;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A node of the tree that says when two records are of the same thing.
 *
 * @param kind how it is put together
 * @param of the nodes below: one or more for ALL and ANY, exactly one for NOT, none for POINT
 * @param point the point of POINT
 * @param weight what the point counts for when it is shared; the weights of shared points are added up
 */
public record MatchNode(
        Kind kind, List<MatchNode> of, @Nullable MatchPoint point, int weight) {

    private static final int HEAVIEST = 1_000_000;

    /** How a node is put together. */
    public enum Kind {
        /** All below hold. */
        ALL,
        /** At least one below holds. */
        ANY,
        /** What is below does not hold. */
        NOT,
        /** The records share a point. */
        POINT
    }

    public MatchNode {
        of = of == null ? List.of() : List.copyOf(of);
        boolean shaped =
                switch (kind) {
                    case ALL, ANY -> !of.isEmpty();
                    case NOT -> of.size() == 1;
                    case POINT -> of.isEmpty();
                };
        if (!shaped) {
            throw new IllegalArgumentException(kind + " cannot have " + of.size() + " nodes below it");
        }
        if ((kind == Kind.POINT) != (point != null)) {
            throw new IllegalArgumentException("a POINT, and nothing else, names a point");
        }
        if (weight < 0 || weight > HEAVIEST) {
            throw new IllegalArgumentException("a weight is from 0 to " + HEAVIEST);
        }
    }

    public static MatchNode all(MatchNode... of) {
        return new MatchNode(Kind.ALL, List.of(of), null, 0);
    }

    public static MatchNode any(MatchNode... of) {
        return new MatchNode(Kind.ANY, List.of(of), null, 0);
    }

    public static MatchNode not(MatchNode of) {
        return new MatchNode(Kind.NOT, List.of(of), null, 0);
    }

    public static MatchNode point(MatchPoint point, int weight) {
        return new MatchNode(Kind.POINT, List.of(), point, weight);
    }

    /** Whether it holds for two records that share these points. */
    boolean holds(Set<MatchPoint> shared) {
        return switch (kind) {
            case ALL -> of.stream().allMatch(node -> node.holds(shared));
            case ANY -> of.stream().anyMatch(node -> node.holds(shared));
            case NOT -> !of.getFirst().holds(shared);
            case POINT -> shared.contains(point);
        };
    }

    /** Whether it holds of two records that share nothing: such a tree would match everything with everything. */
    boolean holdsOfStrangers() {
        return holds(Set.of());
    }

    /** What the shared points weigh; those below NOT weigh nothing. */
    int weight(Set<MatchPoint> shared) {
        return switch (kind) {
            case ALL, ANY -> of.stream().mapToInt(node -> node.weight(shared)).sum();
            case NOT -> 0;
            case POINT -> shared.contains(point) ? weight : 0;
        };
    }

    /** Every point of the tree. */
    Stream<MatchPoint> points() {
        return point == null ? of.stream().flatMap(MatchNode::points) : Stream.of(point);
    }

    int depth() {
        return 1 + of.stream().mapToInt(MatchNode::depth).max().orElse(0);
    }
}
