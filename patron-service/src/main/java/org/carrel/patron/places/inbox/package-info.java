/** Hears of branches from catalog-service. */
@NullMarked
package org.carrel.patron.places.inbox;

import org.jspecify.annotations.NullMarked;
