package org.carrel.notification.notices;

import org.jspecify.annotations.Nullable;

/** How an attempt to send a notice went. */
public sealed interface Sending {

    /** The channel took it. */
    record Accepted() implements Sending {}

    /**
     * Not now: a mail server that is busy or away, a service that does not answer.
     *
     * @param reason stable code
     * @param reply what the mail server replied, as codes only
     */
    record NotNow(String reason, @Nullable Reply reply) implements Sending {}

    /**
     * Never: the mail server refuses it for good, or there is no address.
     *
     * @param reason stable code
     * @param reply what the mail server replied, as codes only
     */
    record Never(String reason, @Nullable Reply reply) implements Sending {}

    /**
     * It is not to be sent after all.
     *
     * @param as cancelled or suppressed
     * @param reason stable code
     */
    record Withheld(NoticeState as, String reason) implements Sending {}

    /**
     * A mail server's reply without its text, which may name the addressee.
     *
     * @param code reply code of RFC 5321, such as 451
     * @param status enhanced status code of RFC 3463, such as 4.7.1
     */
    record Reply(int code, @Nullable String status) {}
}
