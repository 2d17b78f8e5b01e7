package org.carrel.circulation.requests;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Where requests stand in a queue, as numbers between which there is always room: a request that nobody has moved
 * stands at the moment of its placing, in seconds since 1970; one that was moved stands somewhere between its
 * neighbours. Nobody else has to move, and the queues of two titles join by their numbers.
 */
public final class QueueRank {
    /** Microseconds, as the database keeps them. */
    private static final int DECIMALS = 6;

    private static final BigDecimal STEP = BigDecimal.ONE.movePointLeft(DECIMALS);

    private QueueRank() {}

    /** The rank of a moment. */
    public static BigDecimal of(Instant moment) {
        return BigDecimal.valueOf(moment.getEpochSecond())
                .add(BigDecimal.valueOf(moment.getNano(), 9))
                .setScale(DECIMALS, RoundingMode.DOWN);
    }

    /** The rank of a request that joins a queue at a moment: behind all that are there. */
    public static BigDecimal last(Collection<Request> queue, Instant moment) {
        BigDecimal now = of(moment);
        return queue.stream()
                .map(request -> request.place().rank())
                .max(Comparator.naturalOrder())
                .filter(greatest -> greatest.compareTo(now) >= 0)
                .map(greatest -> greatest.setScale(DECIMALS, RoundingMode.DOWN).add(STEP))
                .orElse(now);
    }

    /**
     * A rank strictly between two, with as few decimals as there is room for.
     *
     * @param before null if nothing stands before
     * @param after null if nothing stands after
     */
    public static BigDecimal between(@Nullable BigDecimal before, @Nullable BigDecimal after) {
        if (before == null) {
            return after == null
                    ? BigDecimal.ZERO
                    : after.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
        }
        if (after == null) {
            return before.setScale(DECIMALS, RoundingMode.DOWN).add(STEP);
        }
        if (before.compareTo(after) >= 0) {
            throw new IllegalArgumentException("nothing lies between " + before + " and " + after);
        }
        int scale = Math.max(0, DECIMALS - 2);
        while (true) {
            BigDecimal middle = before.add(after).divide(BigDecimal.TWO).setScale(scale, RoundingMode.HALF_EVEN);
            if (middle.compareTo(before) > 0 && middle.compareTo(after) < 0) {
                return middle;
            }
            scale++;
        }
    }
}
