/**
 * Events of other services arrive here. {@link org.carrel.platform.inbox.Inbox} gives each of them its transaction,
 * sees to it that a redelivery changes nothing, waits out an outage, and puts aside what cannot be handled. Owns the
 * table {@code inbox} and the service's dead-letter topic. Never interprets an event: that is the handler's part.
 */
@NullMarked
package org.carrel.platform.inbox;

import org.jspecify.annotations.NullMarked;
