package org.carrel.launcher;

import java.nio.file.Path;

/** A test JVM as any other: takes a lease, tells which, and holds it until its input ends. */
public final class LeaseProbe {
    private LeaseProbe() {}

    public static void main(String[] arguments) throws Exception {
        SharedServers.Lease lease =
                SharedServers.lease(Path.of(arguments[0]), new SharedServersFiles(Path.of(arguments[1])));
        System.out.println(lease.serverPid());
        while (System.in.read() >= 0) {
            // Until the test lets go.
        }
    }
}
