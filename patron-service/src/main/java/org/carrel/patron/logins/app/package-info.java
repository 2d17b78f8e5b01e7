/** Log-in, renewal and log-out. Passwords are hashed outside any transaction. */
@NullMarked
package org.carrel.patron.logins.app;

import org.jspecify.annotations.NullMarked;
