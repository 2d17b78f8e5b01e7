package org.carrel.notification.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail server's reply without its text, which may name the addressee.
 *
 * @param code reply code of RFC 5321, such as 451
 * @param status enhanced status code of RFC 3463, such as 4.7.1
 */
public record Reply(int code, @Nullable String status) {

    /** Whether the same command will never be accepted, RFC 5321 section 4.2.1. */
    public boolean permanent() {
        return code >= 500 && code <= 599;
    }
}
