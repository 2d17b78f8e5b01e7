/** Takes what other services tell happened. */
@NullMarked
package org.carrel.notification.notices.inbox;

import org.jspecify.annotations.NullMarked;
