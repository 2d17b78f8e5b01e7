package org.carrel.notification.mail;

/**
 * An e-mail.
 *
 * @param id its Message-ID
 * @param to the addressee
 * @param subject one line
 * @param text the plain part
 * @param html the same as HTML
 * @param language language of the parts
 */
public record Message(String id, String to, String subject, String text, String html, String language) {

    /** Says nothing of the addressee. */
    @Override
    public String toString() {
        return "Message[id=" + id + "]";
    }
}
