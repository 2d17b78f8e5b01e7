/** Learns of patrons: from events, and on a miss from their owner. */
@NullMarked
package org.carrel.ill.patrons.app;

import org.jspecify.annotations.NullMarked;
