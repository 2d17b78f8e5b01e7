package org.carrel.notification.notices.app;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/** What an installation sets for notices. */
@ConfigMapping(prefix = "carrel.notification")
interface NotificationSettings {

    /** The language of patrons who named none, or one that no template is written in. */
    String language();

    /** The IANA time zone where no place on the way up names one. */
    String timeZone();

    /** How many notices one look takes. */
    int batch();

    /** For how long a sender has a notice before it is taken for dead. */
    Duration claim();

    /** How often to look for notices to send. */
    String deliveryInterval();

    /** How long a mail server may take with one message. */
    Duration mailTimeout();

    /** How long it is kept what was sent to whom. */
    @WithName("kept")
    Duration kept();
}
