package org.carrel.catalog.marc;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Cuts the {@code record} elements out of an XML stream, octet for octet, without parsing the whole as one document: an
 * error inside one record costs that record only. Comments, CDATA sections, processing instructions and quoted
 * attribute values are told apart from tags. The encoding must agree with ASCII where ASCII goes, as all but UTF-16 and
 * UTF-32 do.
 */
public final class MarcXmlFramer implements Framer {

    private static final int LONGEST = 1 << 22;
    private static final int REPORTED = 64;
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']", Pattern.CASE_INSENSITIVE);

    private final InputStream in;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private String encoding = "UTF-8";
    private int unread = -1;
    private boolean begun;
    private boolean inside;
    private long position;
    private long recordOffset;
    private long number;

    /** Frames what a stream holds; the caller closes it. */
    public MarcXmlFramer(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The encoding that the XML declaration names; known after the first frame. */
    public String encoding() {
        return encoding;
    }

    @Override
    public @Nullable Frame next() throws IOException {
        begin();
        while (true) {
            int octet = read();
            if (octet < 0) {
                return inside ? unreadable("record-cut-short", "The file ends inside a record element.") : null;
            }
            if (octet == '<') {
                Frame frame = markup();
                if (frame != null) {
                    return frame;
                }
            } else if (inside) {
                record.write(octet);
            }
            if (inside && record.size() > LONGEST) {
                return unreadable("record-too-long", "A record element is longer than " + LONGEST + " octets.");
            }
        }
    }

    private void begin() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        in.mark(1024);
        byte[] head = in.readNBytes(512);
        in.reset();
        if (isWide(head)) {
            throw new UnreadableStreamException("encoding-unsupported", "XML in UTF-16 or UTF-32 cannot be imported.");
        }
        var declaration = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (declaration.find()) {
            encoding = declaration.group(1);
        }
    }

    /** UTF-16 and UTF-32 begin with a byte order mark, or with a zero next to the first character. */
    private static boolean isWide(byte[] head) {
        if (head.length < 2) {
            return false;
        }
        int mark = ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE || head[0] == 0 || head[1] == 0;
    }

    private @Nullable Frame markup() throws IOException {
        var tag = new ByteArrayOutputStream();
        tag.write('<');
        long tagOffset = position - 1;
        int octet = read();
        if (octet < 0) {
            return null;
        }
        tag.write(octet);
        switch (octet) {
            case '!' -> declaration(tag);
            case '?' -> until(tag, "?>");
            default -> {
                return element(tag, tagOffset);
            }
        }
        if (inside) {
            tag.writeTo(record);
        }
        return null;
    }

    private void declaration(ByteArrayOutputStream tag) throws IOException {
        int octet = read();
        if (octet < 0) {
            return;
        }
        tag.write(octet);
        if (octet == '-') {
            until(tag, "-->");
        } else if (octet == '[') {
            until(tag, "]]>");
        } else if (octet != '>') {
            until(tag, ">");
        }
    }

    /** Reads up to an end mark. What is longer than a record may be is given up: the record fails, not the file. */
    private void until(ByteArrayOutputStream tag, String mark) throws IOException {
        int matched = 0;
        int octet;
        while (matched < mark.length() && tag.size() < LONGEST && (octet = read()) >= 0) {
            tag.write(octet);
            if (octet == mark.charAt(matched)) {
                matched++;
            } else if (!(matched == 2 && octet == mark.charAt(1) && mark.length() == 3)) {
                matched = octet == mark.charAt(0) ? 1 : 0;
            }
        }
    }

    private @Nullable Frame element(ByteArrayOutputStream tag, long tagOffset) throws IOException {
        int quote = 0;
        int octet;
        while (tag.size() < LONGEST && (octet = read()) >= 0) {
            if (octet == '<') {
                // Never allowed inside a tag: what came before is not one, and a new one may begin here.
                unread = octet;
                position--;
                break;
            }
            tag.write(octet);
            if (quote == 0 && octet == '>') {
                break;
            }
            if (quote == 0 && (octet == '"' || octet == '\'')) {
                quote = octet;
            } else if (octet == quote) {
                quote = 0;
            }
        }
        String text = tag.toString(StandardCharsets.ISO_8859_1);
        boolean delimits = text.endsWith(">") && localName(text).equals("record");
        if (delimits && text.startsWith("</")) {
            if (!inside) {
                return null;
            }
            tag.writeTo(record);
            return whole();
        }
        if (delimits && !text.endsWith("/>")) {
            Frame lost = inside ? unreadable("record-cut-short", "A record element begins inside another.") : null;
            inside = true;
            recordOffset = tagOffset;
            tag.writeTo(record);
            return lost;
        }
        if (inside) {
            tag.writeTo(record);
        }
        return null;
    }

    private static String localName(String tag) {
        int from = tag.startsWith("</") ? 2 : 1;
        int to = from;
        while (to < tag.length() && " \t\r\n/>".indexOf(tag.charAt(to)) < 0) {
            to++;
        }
        String name = tag.substring(from, to);
        return name.substring(name.indexOf(':') + 1);
    }

    private int read() throws IOException {
        int octet = unread;
        unread = -1;
        if (octet < 0) {
            octet = in.read();
        }
        if (octet >= 0) {
            position++;
        }
        return octet;
    }

    private Frame.Whole whole() {
        var frame = new Frame.Whole(++number, recordOffset, Octets.of(record.toByteArray()), List.of());
        record.reset();
        inside = false;
        return frame;
    }

    private Frame.Unreadable unreadable(String reason, String detail) {
        var lost = Octets.of(record.toByteArray());
        record.reset();
        inside = false;
        return new Frame.Unreadable(++number, recordOffset, lost.head(REPORTED), lost.length(), reason, detail);
    }
}
