package org.carrel.circulation.patrons.app;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.circulation.patrons.Patrons;
import org.carrel.events.PatronChanged;
import org.carrel.events.PatronErased;
import org.carrel.events.PatronEvent;

/** Takes over what patron-service tells of patrons. */
@ApplicationScoped
public class KeepPatrons {
    private final Patrons patrons;
    private final Clock clock;

    KeepPatrons(Patrons patrons, Clock clock) {
        this.patrons = patrons;
        this.clock = clock;
    }

    @Transactional
    public void project(PatronEvent event) {
        switch (event) {
            case PatronChanged changed -> patrons.put(changed, clock.instant());
            case PatronErased(var id, var version) -> patrons.erase(id, version, clock.instant());
        }
    }
}
