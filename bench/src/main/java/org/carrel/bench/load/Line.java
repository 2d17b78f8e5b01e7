package org.carrel.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One kept HTTP/1.1 connection, as a browser at a desk has one. Blocking and without threads of its own: on a machine
 * that runs the server too, a heavier client would measure itself. Not for use by several threads. Loopback only.
 */
public final class Line implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int LONGEST_LINE = 16_384;

    private final URI server;
    private final Supplier<String> token;
    private Socket socket;
    private InputStream in;
    private int reopened;

    /** What came back. */
    public record Reply(int status, String body) {}

    private Line(URI server, Supplier<String> token) throws IOException {
        this.server = server;
        this.token = token;
        this.socket = connect(server);
        this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /**
     * A line to a server on this machine.
     *
     * @param token gives the bearer token; an empty one is not sent
     */
    public static Line to(URI server, Supplier<String> token) throws IOException {
        return new Line(server, token);
    }

    private static Socket connect(URI server) throws IOException {
        InetSocketAddress address = new InetSocketAddress(server.getHost(), server.getPort());
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("load is put on this machine only, not on " + server);
        }
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(address, PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** How often the server had hung up between two requests. */
    public int reopened() {
        return reopened;
    }

    public Reply get(String path) throws IOException {
        return exchange(head("GET", path).append("\r\n"), "");
    }

    /** Sends a command under a key of its own. */
    public Reply post(String path, String json) throws IOException {
        StringBuilder head = head("POST", path)
                .append("Content-Type: application/json\r\nIdempotency-Key: ")
                .append(UUID.randomUUID())
                .append("\r\nContent-Length: ")
                .append(json.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n\r\n");
        return exchange(head, json);
    }

    private StringBuilder head(String method, String path) {
        StringBuilder head = new StringBuilder(1_500)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(server.getAuthority())
                .append("\r\nAccept: application/json\r\n");
        String bearer = token.get();
        return bearer.isEmpty()
                ? head
                : head.append("Authorization: Bearer ").append(bearer).append("\r\n");
    }

    /** A server may hang up while nobody speaks; whoever notices dials again and repeats, with the same key. */
    private Reply exchange(StringBuilder head, String body) throws IOException {
        byte[] request = head.append(body).toString().getBytes(StandardCharsets.UTF_8);
        int first = begin(request);
        if (first < 0) {
            reopened++;
            socket.close();
            socket = connect(server);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
            first = begin(request);
        }
        if (first < 0) {
            throw new EOFException("the server hangs up");
        }
        return answer((char) first + line());
    }

    /** Sends a request. The first octet of the answer, or -1 if the line was dead. */
    private int begin(byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            return in.read();
        } catch (SocketException _) {
            return -1;
        }
    }

    private Reply answer(String statusLine) throws IOException {
        if (!statusLine.startsWith("HTTP/1.1 ")) {
            throw new IOException("not an HTTP answer: " + statusLine);
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            String name = header.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            String value = header.substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                default -> {}
            }
        }
        byte[] octets = chunked ? chunks() : octets(status == 204 ? 0 : length);
        return new Reply(status, new String(octets, StandardCharsets.UTF_8));
    }

    private byte[] octets(int length) throws IOException {
        if (length < 0) {
            throw new IOException("the answer does not tell its length");
        }
        byte[] octets = in.readNBytes(length);
        if (octets.length < length) {
            throw new EOFException("the answer broke off");
        }
        return octets;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            int extension = size.indexOf(';');
            int length = Integer.parseInt(extension < 0 ? size : size.substring(0, extension), 16);
            if (length == 0) {
                while (!line().isEmpty()) {
                    // A trailer, which nobody needs here.
                }
                return body.toByteArray();
            }
            body.writeBytes(octets(length));
            line();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the line was cut");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("an endless line");
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
