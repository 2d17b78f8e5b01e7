package org.carrel.catalog.targets.app;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;

import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import org.carrel.catalog.targets.Targets;

/**
 * Seals, when the service starts, the passwords of outside databases that are not sealed with today's key: those that
 * were stored before passwords were sealed, and those of keys that have been replaced.
 */
@ApplicationScoped
class SealPasswords {

    private static final Logger LOG = Logger.getLogger(SealPasswords.class);

    private final Targets targets;

    SealPasswords(Targets targets) {
        this.targets = targets;
    }

    @Transactional
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Targets.Sealed done = targets.sealPasswords();
        if (done.sealed() > 0) {
            LOG.infof("sealed passwords of outside databases count=%d", done.sealed());
        }
        if (done.unopened() > 0) {
            LOG.warnf(
                    "passwords of outside databases cannot be opened, their sealing key is missing: give the key, or the"
                            + " passwords again count=%d",
                    done.unopened());
        }
    }
}
