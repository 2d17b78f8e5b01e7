package org.carrel.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

/** A real mail server that keeps what it gets. */
public class MailServer implements QuarkusTestResourceLifecycleManager {

    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    /** What was sent to an address. */
    public static List<MimeMessage> sentTo(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            Address @Nullable [] recipients = message.getAllRecipients();
            return recipients != null
                    && Arrays.stream(recipients).anyMatch(to -> to.toString().equals(address));
        } catch (MessagingException e) {
            throw new AssertionError("not a message", e);
        }
    }

    @Override
    public Map<String, String> start() {
        SERVER.start();
        return Map.of(
                "carrel.smtp.host", "127.0.0.1",
                "carrel.smtp.port", String.valueOf(SERVER.getSmtp().getPort()),
                "carrel.mail-from", "library@carrel.example");
    }

    @Override
    public void stop() {
        SERVER.stop();
    }
}
