package org.carrel.launcher.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Who PostgreSQL runs as. It refuses to run as root; a root user therefore starts it in a user namespace of its own,
 * where it is nobody in particular, or, where namespaces are forbidden, as the user nobody.
 */
sealed interface ServerIdentity {
    /** The command to put in front of each of PostgreSQL's programs. */
    List<String> prefix();

    /** Makes the folder one that this identity may own. */
    void own(Path folder) throws IOException;

    record Caller() implements ServerIdentity {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void own(Path folder) {}
    }

    record Namespace() implements ServerIdentity {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "-U");
        }

        @Override
        public void own(Path folder) {}
    }

    record Nobody() implements ServerIdentity {
        private static final int ID = 65534;

        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid", "" + ID, "--regid", "" + ID, "--clear-groups");
        }

        @Override
        public void own(Path folder) throws IOException {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.toList()) {
                    Files.setAttribute(path, "unix:uid", ID);
                    Files.setAttribute(path, "unix:gid", ID);
                }
            }
        }
    }

    static ServerIdentity ofThisUser(Path dataFolder) throws IOException {
        if (!isRoot()) {
            return new Caller();
        }
        if (succeeds(List.of("unshare", "-U", "true"))) {
            return new Namespace();
        }
        Nobody nobody = new Nobody();
        List<String> look = Stream.concat(
                        nobody.prefix().stream(),
                        Stream.of(
                                "test",
                                "-x",
                                dataFolder.toAbsolutePath().resolveSibling(".").toString()))
                .toList();
        if (succeeds(look)) {
            return nobody;
        }
        throw new IOException(
                "PostgreSQL refuses to run as root, this machine forbids user namespaces, and the user nobody cannot reach %s. Run Carrel as an ordinary user, or choose another folder with --data."
                        .formatted(dataFolder));
    }

    private static boolean isRoot() throws IOException {
        return Files.exists(Path.of("/proc/self"))
                ? Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
                : "root".equals(System.getProperty("user.name"));
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
