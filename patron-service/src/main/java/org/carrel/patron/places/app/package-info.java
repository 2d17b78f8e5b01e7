/** Knowing a branch whose event has not arrived yet. */
@NullMarked
package org.carrel.patron.places.app;

import org.jspecify.annotations.NullMarked;
