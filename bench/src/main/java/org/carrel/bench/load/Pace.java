package org.carrel.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The rhythm of people at work: pauses of random length, most of them short and a few long, around a mean. The same
 * seed gives the same day.
 *
 * @param mean from one beginning to the next
 */
public record Pace(Duration mean, long seed) {

    /** When the operations of one worker should begin, in nanoseconds from the start, in order. */
    public long[] beginnings(int worker, Duration until) {
        SplittableRandom random = new SplittableRandom(seed * 31 + worker);
        long[] beginnings = new long[16];
        int count = 0;
        double at = random.nextDouble() * mean.toNanos();
        while (at < until.toNanos()) {
            if (count == beginnings.length) {
                beginnings = Arrays.copyOf(beginnings, count * 2);
            }
            beginnings[count++] = (long) at;
            at += -Math.log(1 - random.nextDouble()) * mean.toNanos();
        }
        return Arrays.copyOf(beginnings, count);
    }
}
