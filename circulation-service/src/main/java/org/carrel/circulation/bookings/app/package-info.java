/**
 * Use cases of {@link org.carrel.circulation.bookings}: each runs in one transaction, gathers facts, asks the core and
 * writes what it decided.
 */
@NullMarked
package org.carrel.circulation.bookings.app;

import org.jspecify.annotations.NullMarked;
