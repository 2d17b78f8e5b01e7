package org.carrel.notification.contacts;

import org.jspecify.annotations.Nullable;

/**
 * How a patron is reached.
 *
 * @param name the name to address the patron by
 * @param email e-mail address
 * @param language the patron's language, BCP 47
 */
public record Contact(
        String name, @Nullable String email, @Nullable String language) {

    /** Says nothing of the patron: contacts must not end up in a log. */
    @Override
    public String toString() {
        return "Contact[of a patron]";
    }
}
