package org.carrel.catalog.headings;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A line of a browse list.
 *
 * @param list the list
 * @param scheme for call numbers and classes, the scheme by which they are shelved
 * @param text what people read
 * @param filing what it files under: the text without a leading article, say
 * @param form what makes it the same as the heading of an authority; null where no authority controls it
 * @param base the form of its main part, if it has one
 */
public record Heading(
        HeadingList list,
        @Nullable String scheme,
        String text,
        String filing,
        @Nullable HeadingForm form,
        @Nullable HeadingForm base) {

    private static final int LONGEST = 2_000;

    public Heading {
        text = storable(text);
        filing = storable(filing);
    }

    /** A heading that files under its own text and is under nobody's control. */
    public static Heading plain(HeadingList list, String text) {
        return new Heading(list, null, text, text, null, null);
    }

    /** A heading as authorities control it. */
    public static Heading controlled(HeadingList list, AccessPoint point, String filing) {
        return new Heading(list, null, point.text(), filing, point.form(), point.base());
    }

    /** Its id, which follows from what it is: a person and a place of the same name are two lines. */
    public UUID id() {
        String kind = form == null ? "" : form.kind().name();
        return Digests.uuid(list.name(), scheme == null ? "" : scheme, kind, text);
    }

    /** PostgreSQL's text holds every character but U+0000, which nobody means. */
    private static String storable(String text) {
        String plain = text.replace("\u0000", "");
        return plain.length() <= LONGEST ? plain : plain.substring(0, plain.offsetByCodePoints(0, LONGEST / 2));
    }
}
