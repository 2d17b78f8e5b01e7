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
 * were stored before passwords were sealed, and those of keys that have been replaced. A service that lacks the key of
 * one of them does not start, for it would ask databases without their passwords.
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
        int sealed = targets.sealPasswords();
        if (sealed > 0) {
            LOG.infof("sealed passwords of outside databases count=%d", sealed);
        }
    }
}
