package org.carrel.notification.templates;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How one kind of notice reads in one language.
 *
 * @param kind the kind
 * @param language the language
 * @param version 0 for what comes with the service, then one more with every edit
 * @param wording its source
 * @param changedBy who edited it; null for version 0
 * @param changedAt when; null for version 0
 */
public record Template(
        NoticeKind kind,
        Language language,
        int version,
        Wording wording,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    public boolean builtIn() {
        return version == 0;
    }
}
