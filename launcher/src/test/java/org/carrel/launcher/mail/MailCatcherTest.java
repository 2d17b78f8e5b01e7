package org.carrel.launcher.mail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.carrel.launcher.servers.Ports;

import static org.assertj.core.api.Assertions.assertThat;

class MailCatcherTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void every_mail_becomes_a_file_and_a_line_in_the_index(@TempDir Path folder) throws Exception {
        int port = Ports.free(1).getFirst();
        try (MailCatcher _ = MailCatcher.start(port, folder, NOON)) {
            send(port, "ada@example.org", "Din reservation er klar ✓");
            send(port, "a/b/c@example.org", "Second");
            send(port, "ada@example.org", "Third");
        }

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "index.txt",
                            "20260301-120000-000-ada@example.org.eml",
                            "20260301-120000-000-ada@example.org-2.eml",
                            "20260301-120000-000-a_b_c@example.org.eml");
        }
        MimeMessage kept =
                new MimeMessage(null, Files.newInputStream(folder.resolve("20260301-120000-000-ada@example.org.eml")));
        assertThat(kept.getSubject()).isEqualTo("Din reservation er klar ✓");
        assertThat(kept.getContent().toString().strip()).isEqualTo("Come and fetch it.");
        List<String> index = Files.readAllLines(folder.resolve(MailCatcher.INDEX));
        assertThat(index).hasSize(3);
        assertThat(index.getFirst())
                .isEqualTo("2026-03-01 12:00:00  to ada@example.org  from library@example.org"
                        + "  \"Din reservation er klar ✓\"  20260301-120000-000-ada@example.org.eml");
    }

    private static void send(int port, String to, String subject) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(port));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("library@example.org"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, false));
        message.setSubject(subject, "UTF-8");
        message.setText("Come and fetch it.", "UTF-8");
        Transport.send(message);
    }
}
