package org.carrel.ill.requests;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.carrel.ill.holdings.Isbn;
import org.carrel.ill.holdings.TitleKey;

/**
 * What a patron wants from elsewhere.
 *
 * @param type to borrow, or a copy to keep
 * @param title its title
 * @param author its author
 * @param isbn its ISBN
 * @param year its year of publication, as cited
 * @param neededBefore the last day on which it is of use
 * @param copy the part wanted; for copies only
 */
public record Wanted(
        ServiceType type,
        String title,
        @Nullable String author,
        @Nullable Isbn isbn,
        @Nullable String year,
        @Nullable LocalDate neededBefore,
        @Nullable CopyPart copy) {

    public Wanted {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a request names a title");
        }
        if ((type == ServiceType.COPY) != (copy != null)) {
            throw new IllegalArgumentException("a part belongs to a request for a copy, and only there");
        }
    }

    public TitleKey key() {
        return TitleKey.of(title, author);
    }

    /** What makes two requests of one patron the same: the type, and the ISBN or else the title, with the part. */
    public String duplicateKey() {
        String work = isbn == null ? key().full() + "|" + key().authorNames() : isbn.value();
        String part = copy == null
                ? ""
                : "|"
                        + TitleKey.of(java.util.Objects.requireNonNullElse(copy.articleTitle(), ""), null)
                                .full() + "|" + orDash(copy.volume()) + "|" + orDash(copy.issue()) + "|"
                        + orDash(copy.pages());
        return type + "|" + work + part;
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
