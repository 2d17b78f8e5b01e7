package org.carrel.patron.clients;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.security.BranchScope;

/**
 * A program that talks to the API on its own behalf: another service, a kiosk, a partner's system.
 *
 * @param id what it calls itself, for ever
 * @param version grows with each edit; 0 until first saved
 * @param name name for people
 * @param scopes permissions it may ask for
 * @param branches where they hold
 * @param active whether it gets tokens
 * @param lastUsedAt when it last got one, to the minute
 */
public record ApiClient(
        String id,
        long version,
        String name,
        Set<String> scopes,
        BranchScope branches,
        boolean active,
        @Nullable Instant lastUsedAt) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{2,63}");

    public ApiClient {
        scopes = Set.copyOf(scopes);
        if (!isId(id)) {
            throw new IllegalArgumentException("not the id of an API client");
        }
    }

    /** Whether a text can be the id of a client. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
