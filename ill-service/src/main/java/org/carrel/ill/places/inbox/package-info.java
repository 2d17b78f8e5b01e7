/** Takes what catalog-service tells of places. */
@NullMarked
package org.carrel.ill.places.inbox;

import org.jspecify.annotations.NullMarked;
