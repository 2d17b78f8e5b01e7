/** Kafka consumers that keep {@link org.carrel.circulation.patrons} up to date. */
@NullMarked
package org.carrel.circulation.patrons.inbox;

import org.jspecify.annotations.NullMarked;
