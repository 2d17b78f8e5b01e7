package org.carrel.catalog.targets.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.carrel.catalog.targets.HostGuard;
import org.carrel.catalog.targets.OutsideDatabases;
import org.carrel.catalog.targets.Target;
import org.carrel.catalog.targets.wire.SruDatabase;
import org.carrel.catalog.targets.wire.Z3950Database;

/** Provides what asks outside databases. */
class Asking {

    @Produces
    @Singleton
    HostGuard hostGuard(
            @ConfigProperty(name = "carrel.catalog.targets.allow-private-hosts", defaultValue = "false")
                    boolean privateToo) {
        return new HostGuard(privateToo);
    }

    @Produces
    @Singleton
    OutsideDatabases outsideDatabases(HostGuard guard) {
        return target -> switch (target.connection()) {
            case Target.Connection.Z3950 z3950 -> new Z3950Database(target, z3950, guard);
            case Target.Connection.Sru sru -> new SruDatabase(target, sru, guard);
        };
    }
}
