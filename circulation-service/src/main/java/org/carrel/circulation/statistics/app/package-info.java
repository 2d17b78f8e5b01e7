/** Counting what happened, day by day. */
@NullMarked
package org.carrel.circulation.statistics.app;

import org.jspecify.annotations.NullMarked;
