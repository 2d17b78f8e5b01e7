/** Kafka consumers that keep {@link org.carrel.circulation.places} up to date. */
@NullMarked
package org.carrel.circulation.places.inbox;

import org.jspecify.annotations.NullMarked;
