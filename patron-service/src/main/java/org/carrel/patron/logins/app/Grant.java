package org.carrel.patron.logins.app;

import java.time.Duration;
import java.util.SortedSet;

/**
 * What a log-in or a renewal gives.
 *
 * @param accessToken goes after {@code Authorization: Bearer}
 * @param life how long the access token is good
 * @param refreshToken buys the next pair, once
 * @param refreshLife how long the refresh token is good
 * @param scopes what the access token lets its bearer do
 */
public record Grant(
        String accessToken, Duration life, String refreshToken, Duration refreshLife, SortedSet<String> scopes) {

    @Override
    public String toString() {
        return "Grant[…]";
    }
}
