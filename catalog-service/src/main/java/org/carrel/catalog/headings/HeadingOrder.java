package org.carrel.catalog.headings;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;

/** The order of the lists, as octets that sort by themselves. */
public interface HeadingOrder {

    /**
     * The key of a text in a list.
     *
     * @param scheme for call numbers and classes, the scheme; what it looks like if null
     */
    Octets key(HeadingList list, String filing, @Nullable String scheme);

    /**
     * The place where a text that somebody types files: before everything that differs from it in case or marks alone.
     */
    Octets place(HeadingList list, String text);

    /** What the keys depend on: when it changes, all of them are made anew. */
    String rules();
}
