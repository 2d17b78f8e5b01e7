package org.carrel.notification.notices;

import java.util.UUID;

/** Identifies a notice. */
public record NoticeId(UUID value) {

    /** The Message-ID (RFC 5322, section 3.6.4) of the notice's e-mail: the same at every attempt. */
    public String messageId(String domain) {
        return "<notice." + value + "@" + domain + ">";
    }
}
