package org.carrel.platform.inbox;

/** The headers that a dead letter has beyond those of the record that it was. */
final class DeadLetter {

    static final String PREFIX = "dead-letter-";
    static final String ID = PREFIX + "id";
    static final String TOPIC = PREFIX + "topic";
    static final String PARTITION = PREFIX + "partition";
    static final String OFFSET = PREFIX + "offset";
    static final String TIMESTAMP = PREFIX + "timestamp";
    static final String CONSUMER = PREFIX + "consumer";
    static final String EXCEPTION = PREFIX + "exception";
    static final String REASON = PREFIX + "reason";
    static final String AT = PREFIX + "at";

    private DeadLetter() {}
}
