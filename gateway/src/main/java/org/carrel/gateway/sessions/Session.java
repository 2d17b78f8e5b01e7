package org.carrel.gateway.sessions;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser that signed in. The whole of it travels in the sealed cookie, so any replica can serve any request.
 *
 * @param id the same for as long as the person stays signed in
 * @param subject who signed in
 * @param csrfToken what a page has to show, beside the cookie, to change anything
 * @param tokens what the services are shown
 */
public record Session(UUID id, String subject, String csrfToken, Tokens tokens) {

    Session renewed(Tokens renewed) {
        return new Session(id, subject, csrfToken, renewed);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(tokens.accessEnds()) && !now.isBefore(tokens.refreshEnds());
    }
}
