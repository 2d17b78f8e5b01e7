package org.carrel.bench.outbox;

/** Something that moves events from the outbox to their topic. */
interface Contender extends AutoCloseable {

    String name();

    void start();

    /** A transaction that wrote an event was committed in this process. */
    void committed();

    @Override
    void close();
}
