package org.carrel.ill.requests;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a title is to be copied, and on what legal ground.
 *
 * @param articleTitle title of the article or chapter
 * @param articleAuthor its author
 * @param volume volume of the periodical
 * @param issue issue of the periodical
 * @param pages pages, as cited
 * @param copyrightCompliance ISO 18626 code of the ground, such as {@code US-CCG}
 * @param declarationSigned whether the patron signed the copyright declaration
 */
public record CopyPart(
        @Nullable String articleTitle,
        @Nullable String articleAuthor,
        @Nullable String volume,
        @Nullable String issue,
        @Nullable String pages,
        @Nullable String copyrightCompliance,
        boolean declarationSigned) {}
