/**
 * An SMTP server that keeps every mail in a folder instead of sending it.
 *
 * <p>Owns the mail folder. Knows nothing of notices.
 */
@NullMarked
package org.carrel.launcher.mail;

import org.jspecify.annotations.NullMarked;
