package org.carrel.events;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A bibliographic record exists and is now as told here.
 *
 * @param recordId the bibliographic record
 * @param version see {@link CarrelEvent#version()}
 * @param title display title, ISBD tail stripped
 * @param author main author as in the record
 * @param isbns ISBNs in 13-digit form
 * @param year publication year as four characters, possibly with unknown digits as u
 * @param suppressed whether the public must not see it
 */
public record TitleChanged(
        UUID recordId,
        long version,
        String title,
        @Nullable String author,
        List<String> isbns,
        @Nullable String year,
        boolean suppressed)
        implements TitleEvent {

    public TitleChanged {
        isbns = List.copyOf(isbns);
    }

    @Override
    public UUID aggregateId() {
        return recordId;
    }
}
