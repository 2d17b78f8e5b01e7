package org.carrel.notification.mail.app;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.vertx.ext.mail.StartTLSOptions;

/** Where the mail server is and how it is spoken to. */
@ConfigMapping(prefix = "carrel.smtp")
interface MailServerSettings {

    String host();

    int port();

    /** Whether a conversation becomes an encrypted one. */
    StartTLSOptions starttls();

    /** Whether a conversation is encrypted from its first byte. */
    boolean ssl();

    Optional<String> user();

    Optional<String> password();
}
