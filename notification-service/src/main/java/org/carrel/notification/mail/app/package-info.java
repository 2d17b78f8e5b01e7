/** Hands messages to a mail server by SMTP. */
@NullMarked
package org.carrel.notification.mail.app;

import org.jspecify.annotations.NullMarked;
