/** What places are called, and in which time zone they are. A replica of catalog-service's. */
@NullMarked
package org.carrel.notification.places;

import org.jspecify.annotations.NullMarked;
