package org.carrel.notification.notices;

import org.jspecify.annotations.Nullable;

import org.carrel.notification.mail.Reply;
import org.carrel.notification.templates.Language;

/** How an attempt to send a notice went. */
public sealed interface Sending {

    /**
     * The channel took it.
     *
     * @param language the language it was written in
     * @param templateVersion the version of the template
     */
    record Accepted(Language language, int templateVersion) implements Sending {}

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
}
