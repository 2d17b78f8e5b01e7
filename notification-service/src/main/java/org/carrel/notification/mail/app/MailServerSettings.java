package org.carrel.notification.mail.app;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where the mail server is and how it is spoken to. */
@ConfigMapping(prefix = "carrel.smtp")
interface MailServerSettings {

    String host();

    int port();

    Encryption encryption();

    /** The name to log in with, for a server that wants a log-in. */
    Optional<String> user();

    Optional<String> password();

    /** How a conversation is kept from others. */
    enum Encryption {
        /** Not at all. */
        NONE,
        /** By STARTTLS (RFC 3207), if the server offers it. */
        OPTIONAL,
        /** By STARTTLS, or not a word is said. */
        REQUIRED,
        /** From the first byte (RFC 8314). */
        IMPLICIT
    }
}
