/**
 * Check-in: what to do with the book in hand. Owns the decision that follows a return scan (whom it goes to and where),
 * the log of scans, and the count of use in the house.
 */
@NullMarked
package org.carrel.circulation.checkin;

import org.jspecify.annotations.NullMarked;
