package org.carrel.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** HTTP written by hand: sends exactly what a test says, also what no client library would. */
final class Wire implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final int port;
    private @Nullable Map<String, List<String>> partial;

    private Wire(int port) throws IOException {
        this.port = port;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    static Wire to(int port) {
        try {
            return new Wire(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One request on a connection of its own. */
    static Answer ask(int port, String requestLine, String... headers) {
        try (Wire wire = to(port)) {
            return wire.send(requestLine, "", headers);
        }
    }

    static Answer askWithBody(int port, String requestLine, String body, String... headers) {
        try (Wire wire = to(port)) {
            return wire.send(requestLine, body, headers);
        }
    }

    /** Sends a request with its length, if it has a body, and reads the answer. */
    Answer send(String requestLine, String body, String... headers) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(headers));
        if (content.length > 0) {
            all.add("Content-Length: " + content.length);
        }
        head(requestLine, all.toArray(String[]::new));
        write(content);
        return read(requestLine.startsWith("HEAD "));
    }

    void head(String requestLine, String... headers) {
        var text = new StringBuilder(requestLine)
                .append(" HTTP/1.1\r\nHost: localhost:")
                .append(port)
                .append("\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer read(boolean headOnly) {
        try {
            int code = Integer.parseInt(line().split(" ", -1)[1]);
            Map<String, List<String>> headers = headers();
            byte[] body = headOnly || code == 204 || code == 304 || code < 200 ? new byte[0] : body(headers);
            return new Answer(code, headers, Buffer.buffer(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next chunk of an answer that is still being made, with its head if that has not been read. */
    Answer readChunk() {
        try {
            int code = 0;
            if (partial == null) {
                code = Integer.parseInt(line().split(" ", -1)[1]);
                partial = headers();
            }
            byte[] chunk = exactly(size());
            line();
            return new Answer(code, partial, Buffer.buffer(chunk));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("Transfer-Encoding")) {
            var whole = new ByteArrayOutputStream();
            for (int size = size(); size > 0; size = size()) {
                whole.write(exactly(size));
                line();
            }
            line();
            return whole.toByteArray();
        }
        List<String> length = headers.get("Content-Length");
        return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length.getFirst()));
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("the answer broke off after " + bytes.length + " of " + size + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Whether the other side has ended the connection. */
    boolean isClosedByPeer() {
        try {
            return in.read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came back. */
    record Answer(int status, Map<String, List<String>> headers, Buffer content) {

        @Nullable
        String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : String.join(" | ", values);
        }

        String text() {
            return content.toString(StandardCharsets.UTF_8);
        }

        JsonObject json() {
            assertThat(header("Content-Type")).as(text()).contains("json");
            return new JsonObject(text());
        }

        /** What a service was told in this header, when the answer is an echo. */
        @Nullable
        String echoed(String header) {
            return json().getJsonObject("headers").getString(header.toLowerCase(Locale.ROOT));
        }

        /** The cookies as a browser would send them back. */
        String cookies() {
            return String.join(
                    "; ",
                    headers.getOrDefault("Set-Cookie", List.of()).stream()
                            .filter(cookie -> !cookie.contains("Max-Age=0"))
                            .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                            .toList());
        }
    }
}
