package org.carrel.catalog.imports.store;

import org.jspecify.annotations.Nullable;

/** What comes out of files of all kinds, as the database can hold it. */
final class Storable {

    private Storable() {}

    /** PostgreSQL's text holds every character but U+0000, which nobody means. */
    static @Nullable String text(@Nullable String text) {
        return text == null ? null : text.replace("\u0000", "");
    }
}
