package org.carrel.notification.mail.app;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.notification.mail.Message;
import org.carrel.notification.mail.Post;
import org.carrel.notification.mail.Receipt;
import org.carrel.notification.mail.Reply;

/** Hands messages to a mail server by SMTP. */
@ApplicationScoped
class SmtpPost implements Post {

    private static final Logger LOG = Logger.getLogger(SmtpPost.class);
    private static final Pattern ENHANCED =
            Pattern.compile("\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b.*", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:\"()\\[\\]]+@[^\\s@<>,;:\"()]+");

    private final ReactiveMailer mailer;
    private final Duration patience;

    SmtpPost(ReactiveMailer mailer, @ConfigProperty(name = "carrel.notification.mail-timeout") Duration patience) {
        this.mailer = mailer;
        this.patience = patience;
    }

    @Override
    public Receipt send(Message message) {
        if (!ADDRESS.matcher(message.to()).matches()) {
            return new Receipt.NotAnAddress();
        }
        var mail = new Mail()
                .addTo(message.to())
                .setSubject(message.subject())
                .setText(message.text())
                .setHtml(message.html())
                .addHeader("Message-ID", message.id())
                .addHeader("Content-Language", message.language())
                // RFC 3834: no vacation message shall answer.
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail).await().atMost(patience);
            return new Receipt.Accepted();
        } catch (TimeoutException e) {
            return new Receipt.NoAnswer("mail-server-timeout");
        } catch (RuntimeException e) {
            return receipt(e);
        }
    }

    /** The text of a reply may name the addressee; only its codes leave this method. */
    private static Receipt receipt(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                return new Receipt.Rejected(new Reply(smtp.getReplyCode(), enhanced(smtp.getReplyMessages())));
            }
        }
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        LOG.warnf("mail server did not answer cause=%s", root.getClass().getSimpleName());
        return new Receipt.NoAnswer("mail-server-unreachable");
    }

    private static @Nullable String enhanced(List<String> lines) {
        for (String line : lines) {
            Matcher matcher = ENHANCED.matcher(line);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return null;
    }
}
