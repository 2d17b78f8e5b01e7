/** Learns of places: from events, and on a miss from their owner. */
@NullMarked
package org.carrel.notification.places.app;

import org.jspecify.annotations.NullMarked;
