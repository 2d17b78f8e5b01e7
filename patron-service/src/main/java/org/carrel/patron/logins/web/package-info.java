/** Log-in, renewal, log-out and one's own account over HTTP. */
@NullMarked
package org.carrel.patron.logins.web;

import org.jspecify.annotations.NullMarked;
