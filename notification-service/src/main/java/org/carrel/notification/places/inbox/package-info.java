/** Takes what catalog-service tells of places. */
@NullMarked
package org.carrel.notification.places.inbox;

import org.jspecify.annotations.NullMarked;
