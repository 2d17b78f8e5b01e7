package org.carrel.platform.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/**
 * Where the next page starts: the sort key of the last row seen. Opaque to clients.
 *
 * @param parts the values of the sort key, as text, in sort order
 */
public record Cursor(List<String> parts) {

    private static final char SEPARATOR = '\u001f';

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(Object... parts) {
        return new Cursor(Arrays.stream(parts).map(String::valueOf).toList());
    }

    /** The part at a position; a cursor that somebody made up gets a 400. */
    public String part(int index) {
        if (index >= parts.size()) {
            throw malformed();
        }
        return parts.get(index);
    }

    String encoded() {
        byte[] bytes = String.join(String.valueOf(SEPARATOR), parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Cursor decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            String joined = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Cursor(Arrays.asList(joined.split(String.valueOf(SEPARATOR), -1)));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw malformed();
        }
    }

    /** Says that a cursor was not one of ours. */
    public static ProblemException malformed() {
        return new ProblemException(Problem.invalid(
                "after", "not-a-cursor", "Leave it out for the first page, or send the `next` of the page before."));
    }
}
