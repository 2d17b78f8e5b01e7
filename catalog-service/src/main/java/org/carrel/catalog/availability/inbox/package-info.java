/** Listens to circulation-service. */
@NullMarked
package org.carrel.catalog.availability.inbox;

import org.jspecify.annotations.NullMarked;
