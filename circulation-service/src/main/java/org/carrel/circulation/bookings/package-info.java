/**
 * Items booked for days to come: who has which item when, and what that means for those who want to borrow it before. A
 * booking is of one item at any moment; one for a title takes the first item that is free and may change it.
 */
@NullMarked
package org.carrel.circulation.bookings;

import org.jspecify.annotations.NullMarked;
