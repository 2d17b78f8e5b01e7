package org.carrel.catalog.targets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A server that does something other than answer. */
public final class BadServer implements AutoCloseable {

    private final ServerSocket listening;

    /** What it does with a connection. */
    @FunctionalInterface
    public interface Manner {
        void meet(Socket socket) throws IOException, InterruptedException;
    }

    private BadServer(ServerSocket listening) {
        this.listening = listening;
    }

    private static BadServer start(Manner manner) {
        try {
            var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> serve(listening, manner));
            return new BadServer(listening);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(ServerSocket listening, Manner manner) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        manner.meet(socket);
                    } catch (SocketException _) {
                        // The other side has gone, as it should.
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
            } catch (IOException _) {
                return;
            }
        }
    }

    /** Takes everything and never says a word. */
    public static BadServer silent() {
        return start(socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    /** Says the same octets to everybody. */
    public static BadServer saying(byte[] octets) {
        return start(socket -> {
            socket.getOutputStream().write(octets);
            socket.getOutputStream().flush();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        });
    }

    /** Sends a promising beginning and then an octet every now and then, for ever. */
    public static BadServer dripping(byte[] beginning) {
        return start(socket -> {
            socket.getOutputStream().write(beginning);
            while (true) {
                socket.getOutputStream().write(' ');
                socket.getOutputStream().flush();
                Thread.sleep(50);
            }
        });
    }

    /** Answers every request of HTTP with this head and body. */
    public static BadServer http(String status, String headers, String body) {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        return start(socket -> {
            socket.getInputStream().read(new byte[8_192]);
            socket.getOutputStream()
                    .write(("HTTP/1.1 " + status + "\r\n" + headers + "Connection: close\r\nContent-Length: "
                                    + octets.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(octets);
        });
    }

    public int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
