package org.carrel.launcher.health;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who uses a port, as far as this machine tells. */
public final class ProcNet {
    private static final String LISTENING = "0A";

    private ProcNet() {}

    /** Whether a program could listen on the port of the loopback interface now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** The program that listens on the port: {@code nginx (pid 123)}; empty where /proc does not tell. */
    public static Optional<String> listener(int port) {
        Set<String> inodes = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try {
                inodes.addAll(inodes(Files.readAllLines(Path.of(table)), port));
            } catch (IOException _) {
                // Not on this system.
            }
        }
        if (inodes.isEmpty()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holdsOne(process, inodes)) {
                    String name = Files.readString(process.resolve("comm")).strip();
                    return Optional.of(name + " (pid " + process.getFileName() + ")");
                }
            }
        } catch (IOException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The sockets that listen on the port, by their inode, out of the lines of /proc/net/tcp. */
    static Set<String> inodes(List<String> lines, int port) {
        Set<String> inodes = new HashSet<>();
        for (String line : lines) {
            List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+", -1)));
            if (words.size() > 9 && words.get(3).equals(LISTENING)) {
                String local = words.get(1);
                if (Integer.parseInt(local.substring(local.indexOf(':') + 1), 16) == port) {
                    inodes.add(words.get(9));
                }
            }
        }
        return inodes;
    }

    private static boolean holdsOne(Path process, Set<String> inodes) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[") && inodes.contains(target.substring(8, target.length() - 1))) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Another user's, or gone.
        }
        return false;
    }
}
