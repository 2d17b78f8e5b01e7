package org.carrel.catalog.headings;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where in a record a heading stands.
 *
 * @param headingId the heading's id, which takes some computing
 * @param heading the heading
 * @param tag the field's tag
 * @param occurrence which of the fields with this tag, from 1
 * @param thesaurus the thesaurus that the field names; null if it names none, and any will do
 */
public record HeadingUse(
        UUID headingId,
        Heading heading,
        String tag,
        int occurrence,
        @Nullable String thesaurus) {}
