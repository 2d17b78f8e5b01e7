package org.carrel.launcher.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server that accepts mail for anyone and writes each to a file, before it tells the sender that it has it,
 * with one line about it in an index.
 */
public final class MailCatcher implements AutoCloseable {
    public static final String INDEX = "index.txt";

    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter INDEX_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final GreenMail server;
    private final Path folder;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();

    private MailCatcher(GreenMail server, Path folder, Clock clock) {
        this.server = server;
        this.folder = folder;
        this.clock = clock;
    }

    /** Starts on 127.0.0.1. */
    public static MailCatcher start(int port, Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        MailCatcher catcher = new MailCatcher(server, folder, clock);
        server.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            catcher.keep(message.getMessage(), recipient.getEmail());
            catcher.forget();
            return catcher.mailbox(recipient.getEmail());
        });
        try {
            server.start();
        } catch (IllegalStateException e) {
            throw new IOException("The mail catcher cannot listen on port " + port, e);
        }
        return catcher;
    }

    public boolean isRunning() {
        return server.isRunning();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The server wants one for every recipient; what it keeps in memory goes with it. */
    private GreenMailUser mailbox(String address) throws UserException {
        GreenMailUser known = server.getUserManager().getUserByEmail(address);
        return known == null ? server.getUserManager().createUser(address, address, address) : known;
    }

    /** The files are what counts; without this the server would hold every mail in memory too. */
    private void forget() throws MessagingException {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new MessagingException("Old mail could not be forgotten", e);
        }
    }

    private void keep(MimeMessage message, String recipient) throws MessagingException {
        writing.lock();
        try {
            Instant now = clock.instant();
            Path file = unused(FILE_TIME.format(now) + "-" + fileName(recipient));
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                message.writeTo(out);
            }
            String subject = message.getSubject();
            Files.writeString(
                    folder.resolve(INDEX),
                    "%s  to %s  from %s  \"%s\"  %s%n"
                            .formatted(
                                    INDEX_TIME.format(now),
                                    recipient,
                                    addresses(message.getFrom()),
                                    subject == null ? "" : subject.replaceAll("\\s+", " "),
                                    file.getFileName()),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new MessagingException("The mail could not be written to " + folder, e);
        } finally {
            writing.unlock();
        }
    }

    private Path unused(String name) {
        Path file = folder.resolve(name + ".eml");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i + ".eml");
        }
        return file;
    }

    private static String addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? "nobody"
                : Arrays.stream(addresses).map(Address::toString).collect(Collectors.joining(", "));
    }

    private static String fileName(String address) {
        String safe = address.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9@._-]", "_");
        return safe.substring(0, Math.min(80, safe.length()));
    }
}
