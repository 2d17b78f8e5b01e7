/** Learns of titles: from events, and on a miss from their owner. */
@NullMarked
package org.carrel.notification.titles.app;

import org.jspecify.annotations.NullMarked;
