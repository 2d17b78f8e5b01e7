/**
 * Log-in of staff and patrons: the throttle, sessions with rotating refresh tokens, log-out. Asks {@code access} and
 * {@code patrons} who somebody is, and {@code tokens} for the access token.
 */
@NullMarked
package org.carrel.patron.logins;

import org.jspecify.annotations.NullMarked;
