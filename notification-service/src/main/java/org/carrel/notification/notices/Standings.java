package org.carrel.notification.notices;

import java.time.Instant;
import java.util.Optional;

/** How things stand with what notices are about. */
public interface Standings {

    Optional<Standing> of(Subject subject);

    /** Takes what is newer than what is held, and leaves alone what is not. */
    void take(Standing standing, Instant heardAt);

    /** Forgets what was over before a moment. */
    int forgetEndedBefore(Instant moment);
}
