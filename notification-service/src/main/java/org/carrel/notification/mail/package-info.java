/** Electronic mail: a message, and what the mail server said to it. Knows nothing of notices. */
@NullMarked
package org.carrel.notification.mail;

import org.jspecify.annotations.NullMarked;
