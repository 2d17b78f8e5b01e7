package org.carrel.notification.mail.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.notification.mail.Message;
import org.carrel.notification.mail.Post;
import org.carrel.notification.mail.Receipt;
import org.carrel.notification.mail.Reply;

/**
 * Hands messages to a mail server by SMTP. Every message has a connection of its own: one that fell silent must neither
 * be used again nor be kept.
 */
@ApplicationScoped
class SmtpPost implements Post {

    private static final Logger LOG = Logger.getLogger(SmtpPost.class);
    private static final int MOST_CONNECTIONS = 20;
    private static final int CONNECT_MILLIS = 5_000;
    private static final Pattern ENHANCED =
            Pattern.compile("\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b.*", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:\"()\\[\\]]+@[^\\s@<>,;:\"()]+");

    private final MailClient client;
    private final String from;
    private final Duration patience;

    SmtpPost(
            Vertx vertx,
            MailServerSettings server,
            @ConfigProperty(name = "carrel.mail-from") String from,
            @ConfigProperty(name = "carrel.notification.mail-timeout") Duration patience) {
        this.client = MailClient.create(vertx, config(server, patience));
        this.from = from;
        this.patience = patience;
    }

    private static MailConfig config(MailServerSettings server, Duration patience) {
        var config = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setStarttls(server.starttls())
                .setSsl(server.ssl())
                .setLogin(server.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setKeepAlive(false)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(patience.toMillis()));
        server.user().ifPresent(config::setUsername);
        server.password().ifPresent(config::setPassword);
        return config;
    }

    @PreDestroy
    void hangUp() {
        client.close();
    }

    @Override
    public Receipt send(Message message) {
        if (!ADDRESS.matcher(message.to()).matches()) {
            return new Receipt.NotAnAddress();
        }
        var mail = new MailMessage()
                .setFrom(from)
                .setTo(message.to())
                .setSubject(message.subject())
                .setText(message.text())
                .setHtml(message.html())
                .addHeader("Message-ID", message.id())
                .addHeader("Content-Language", message.language())
                // RFC 3834: no vacation message shall answer.
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            client.sendMail(mail)
                    .toCompletionStage()
                    .toCompletableFuture()
                    // A little more than the connection itself may be silent: its own end says more than ours.
                    .get(patience.toMillis() + CONNECT_MILLIS, TimeUnit.MILLISECONDS);
            return new Receipt.Accepted();
        } catch (TimeoutException e) {
            return new Receipt.NoAnswer("mail-server-timeout");
        } catch (ExecutionException e) {
            return receipt(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Receipt.NoAnswer("interrupted");
        }
    }

    /** The text of a reply may name the addressee; only its codes leave this method. */
    private static Receipt receipt(ExecutionException thrown) {
        Throwable root = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                return new Receipt.Rejected(new Reply(smtp.getReplyCode(), enhanced(smtp.getReplyMessages())));
            }
            root = cause;
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
