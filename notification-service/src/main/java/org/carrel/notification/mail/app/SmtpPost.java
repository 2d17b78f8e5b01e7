package org.carrel.notification.mail.app;

import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.notification.mail.Message;
import org.carrel.notification.mail.Post;
import org.carrel.notification.mail.Receipt;
import org.carrel.notification.mail.Reply;

/**
 * Hands messages to a mail server by SMTP, each in a conversation of its own: one that fell silent is hung up and never
 * used again.
 */
@ApplicationScoped
class SmtpPost implements Post {

    private static final Logger LOG = Logger.getLogger(SmtpPost.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** The enhanced status code at the beginning of a reply (RFC 2034). */
    private static final Pattern ENHANCED =
            Pattern.compile("\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b.*", Pattern.DOTALL);

    private final Session session;
    private final MailServerSettings server;
    private final String from;
    private final Clock clock;

    SmtpPost(
            MailServerSettings server,
            @ConfigProperty(name = "carrel.mail-from") String from,
            @ConfigProperty(name = "carrel.notification.mail-timeout") Duration patience,
            Clock clock) {
        this.session = Session.getInstance(properties(server, from, patience));
        this.server = server;
        this.from = from;
        this.clock = clock;
    }

    private static Properties properties(MailServerSettings server, String from, Duration patience) {
        String protocol = protocol(server);
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        set(properties, protocol, "host", server.host());
        set(properties, protocol, "port", String.valueOf(server.port()));
        set(properties, protocol, "from", from);
        set(properties, protocol, "auth", String.valueOf(server.user().isPresent()));
        set(properties, protocol, "connectiontimeout", String.valueOf(CONNECT.toMillis()));
        set(properties, protocol, "timeout", String.valueOf(patience.toMillis()));
        set(properties, protocol, "writetimeout", String.valueOf(patience.toMillis()));
        set(properties, protocol, "starttls.enable", String.valueOf(starts(server)));
        set(
                properties,
                protocol,
                "starttls.required",
                String.valueOf(server.encryption() == MailServerSettings.Encryption.REQUIRED));
        set(properties, protocol, "ssl.checkserveridentity", "true");
        set(properties, protocol, "quitwait", "false");
        return properties;
    }

    private static void set(Properties properties, String protocol, String name, String value) {
        properties.setProperty("mail." + protocol + "." + name, value);
    }

    private static String protocol(MailServerSettings server) {
        return server.encryption() == MailServerSettings.Encryption.IMPLICIT ? "smtps" : "smtp";
    }

    private static boolean starts(MailServerSettings server) {
        return switch (server.encryption()) {
            case OPTIONAL, REQUIRED -> true;
            case NONE, IMPLICIT -> false;
        };
    }

    @Override
    public Receipt send(Message message) {
        InternetAddress to;
        try {
            to = new InternetAddress(message.to(), true);
        } catch (AddressException e) {
            return new Receipt.NotAnAddress();
        }
        try (Transport transport = session.getTransport(protocol(server))) {
            var letter = letter(message, to);
            transport.connect(server.user().orElse(null), server.password().orElse(null));
            transport.sendMessage(letter, new InternetAddress[] {to});
            return new Receipt.Accepted();
        } catch (MessagingException e) {
            return receipt(e);
        }
    }

    private MimeMessage letter(Message message, InternetAddress to) throws MessagingException {
        var letter = new NamedMessage(session, message.id());
        letter.setFrom(new InternetAddress(from));
        letter.setRecipient(jakarta.mail.Message.RecipientType.TO, to);
        letter.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        letter.setSentDate(Date.from(clock.instant()));
        letter.setContentLanguage(new String[] {message.language()});
        // RFC 3834: no vacation message shall answer.
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setContent(parts(message));
        letter.saveChanges();
        return letter;
    }

    /** The plain part comes first: a reader takes the last one it understands (RFC 2046, section 5.1.4). */
    private static Multipart parts(Message message) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(message.text(), StandardCharsets.UTF_8.name(), "plain");
        var html = new MimeBodyPart();
        html.setText(message.html(), StandardCharsets.UTF_8.name(), "html");
        return new MimeMultipart("alternative", text, html);
    }

    /** A message that keeps the Message-ID it was given. */
    private static final class NamedMessage extends MimeMessage {

        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** The text of a reply may name the addressee; only its codes leave this method. */
    private static Receipt receipt(MessagingException thrown) {
        Exception last = thrown;
        for (Exception cause = thrown; cause != null; cause = next(cause)) {
            var reply = reply(cause);
            if (reply != null) {
                return new Receipt.Rejected(reply);
            }
            last = cause;
        }
        LOG.warnf("mail server did not answer cause=%s", last.getClass().getSimpleName());
        return new Receipt.NoAnswer(
                last instanceof SocketTimeoutException ? "mail-server-timeout" : "mail-server-unreachable");
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException messaging && messaging.getNextException() != null
                ? messaging.getNextException()
                : e.getCause() instanceof Exception cause ? cause : null;
    }

    private static @Nullable Reply reply(Exception e) {
        return switch (e) {
            case SMTPAddressFailedException address -> reply(address.getReturnCode(), address.getMessage());
            case SMTPSenderFailedException sender -> reply(sender.getReturnCode(), sender.getMessage());
            // What failed is told by the nested exception, if there is one.
            case SMTPSendFailedException sent
            when sent.getNextException() == null -> reply(sent.getReturnCode(), sent.getMessage());
            default -> null;
        };
    }

    private static @Nullable Reply reply(int code, @Nullable String text) {
        if (code < 400) {
            return null;
        }
        Matcher matcher = ENHANCED.matcher(text == null ? "" : text);
        return new Reply(code, matcher.matches() ? matcher.group(1) : null);
    }
}
