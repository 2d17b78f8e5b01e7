/** Learns of places: from events, and on a miss from their owner. */
@NullMarked
package org.carrel.ill.places.app;

import org.jspecify.annotations.NullMarked;
