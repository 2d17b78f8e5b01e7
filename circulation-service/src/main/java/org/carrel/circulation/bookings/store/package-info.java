/** SQL of {@link org.carrel.circulation.bookings}. */
@NullMarked
package org.carrel.circulation.bookings.store;

import org.jspecify.annotations.NullMarked;
