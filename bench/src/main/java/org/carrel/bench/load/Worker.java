package org.carrel.bench.load;

/** One of several that work at the same time; each is used by one thread. */
@FunctionalInterface
public interface Worker {
    /** What came of asking for one more operation. */
    enum Outcome {
        DONE,
        /** It was not done as it should have been; it counts as a failure and not as an operation. */
        FAILED,
        /** There was nothing left to do; the worker goes home. */
        NOTHING_LEFT
    }

    /** Does one operation. */
    Outcome next() throws Exception;
}
