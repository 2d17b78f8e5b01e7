package org.carrel.notification.mail;

/** What became of a message that was handed to the mail server. */
public sealed interface Receipt {

    /** The server took it. */
    record Accepted() implements Receipt {}

    /**
     * The server did not take it.
     *
     * @param reply what it said
     */
    record Rejected(Reply reply) implements Receipt {}

    /**
     * It is not known to have been taken: no connection, or no answer in time.
     *
     * @param reason stable code
     */
    record NoAnswer(String reason) implements Receipt {}

    /** The address is none that mail can be sent to. */
    record NotAnAddress() implements Receipt {}
}
