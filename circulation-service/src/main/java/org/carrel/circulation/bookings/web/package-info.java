/** HTTP face of {@link org.carrel.circulation.bookings}: resources and the views they answer with. */
@NullMarked
package org.carrel.circulation.bookings.web;

import org.jspecify.annotations.NullMarked;
