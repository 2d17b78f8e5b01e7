/** The replica of places in SQL. */
@NullMarked
package org.carrel.notification.places.store;

import org.jspecify.annotations.NullMarked;
