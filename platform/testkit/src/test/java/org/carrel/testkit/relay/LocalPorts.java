package org.carrel.testkit.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which TCP ports of this machine a process talks from (Linux). */
final class LocalPorts {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

    private LocalPorts() {}

    static Set<Integer> of(long pid) throws IOException {
        Set<String> sockets = sockets(Path.of("/proc", Long.toString(pid), "fd"));
        var ports = new HashSet<Integer>();
        for (String table : new String[] {"tcp", "tcp6"}) {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", table))) {
                String[] columns = line.trim().split("\\s+", -1);
                if (columns.length > 9 && sockets.contains(columns[9])) {
                    ports.add(Integer.parseInt(columns[1].substring(columns[1].indexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        var sockets = new HashSet<String>();
        try (Stream<Path> files = Files.list(descriptors)) {
            for (Path file : files.toList()) {
                try {
                    Matcher socket = SOCKET.matcher(Files.readSymbolicLink(file).toString());
                    if (socket.matches()) {
                        sockets.add(socket.group(1));
                    }
                } catch (IOException _) {
                    // Closed meanwhile.
                }
            }
        }
        return sockets;
    }
}
