/**
 * Closing branches for a cause that nobody foresaw: storm, flood, a strike. Owns the closures, the dates that are moved
 * because of them, and the way back. The opening hours with the closures in them belong to the calendar.
 */
@NullMarked
package org.carrel.circulation.closures;

import org.jspecify.annotations.NullMarked;
