package org.carrel.catalog.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;

/**
 * Lays two sequences side by side so that as much as possible stands opposite its like, and nothing crosses over: the
 * longest common subsequence, weighted so that things that are merely alike may stand opposite each other too.
 */
final class Alignment {

    /** Weight of two things that are equal: more than any number of things that are merely alike. */
    static final int EQUAL = 100_000;

    /** More comparisons than this are not made; what is left is then taken to have been replaced as a whole. */
    private static final long MOST_COMPARISONS = 4_000_000;

    private Alignment() {}

    /**
     * Two things that stand opposite each other, or one that has no counterpart.
     *
     * @param left position in the left sequence, or -1
     * @param right position in the right sequence, or -1
     */
    record Pair(int left, int right) {}

    /**
     * Lays two sequences side by side.
     *
     * @param weight how well two things match: 0 if they must not stand opposite each other, {@link #EQUAL} if equal
     * @return every thing of both sequences exactly once, in order
     */
    static <T> List<Pair> of(List<T> left, List<T> right, ToIntBiFunction<T, T> weight) {
        int head = 0;
        while (head < left.size() && head < right.size() && left.get(head).equals(right.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < left.size() - head
                && tail < right.size() - head
                && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
            tail++;
        }
        var pairs = new ArrayList<Pair>(left.size() + right.size());
        for (int index = 0; index < head; index++) {
            pairs.add(new Pair(index, index));
        }
        between(left, right, head, left.size() - tail, right.size() - tail, weight, pairs);
        for (int index = tail; index > 0; index--) {
            pairs.add(new Pair(left.size() - index, right.size() - index));
        }
        return pairs;
    }

    private static <T> void between(
            List<T> left,
            List<T> right,
            int from,
            int leftTo,
            int rightTo,
            ToIntBiFunction<T, T> weight,
            List<Pair> pairs) {
        int rows = leftTo - from;
        int columns = rightTo - from;
        if ((long) rows * columns > MOST_COMPARISONS) {
            replaced(from, leftTo, from, rightTo, pairs);
            return;
        }
        int[][] weights = new int[rows][columns];
        int[][] best = new int[rows + 1][columns + 1];
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = columns - 1; column >= 0; column--) {
                int matching = weight.applyAsInt(left.get(from + row), right.get(from + column));
                weights[row][column] = matching;
                int apart = Math.max(best[row + 1][column], best[row][column + 1]);
                best[row][column] = matching == 0 ? apart : Math.max(apart, matching + best[row + 1][column + 1]);
            }
        }
        int row = 0;
        int column = 0;
        while (row < rows && column < columns) {
            int matching = weights[row][column];
            if (matching > 0 && best[row][column] == matching + best[row + 1][column + 1]) {
                pairs.add(new Pair(from + row++, from + column++));
            } else if (best[row][column] == best[row + 1][column]) {
                pairs.add(new Pair(from + row++, -1));
            } else {
                pairs.add(new Pair(-1, from + column++));
            }
        }
        replaced(from + row, leftTo, from + column, rightTo, pairs);
    }

    private static void replaced(int leftFrom, int leftTo, int rightFrom, int rightTo, List<Pair> pairs) {
        for (int index = leftFrom; index < leftTo; index++) {
            pairs.add(new Pair(index, -1));
        }
        for (int index = rightFrom; index < rightTo; index++) {
            pairs.add(new Pair(-1, index));
        }
    }
}
