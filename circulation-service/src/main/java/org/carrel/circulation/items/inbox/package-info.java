/** Kafka consumers that keep {@link org.carrel.circulation.items} up to date. */
@NullMarked
package org.carrel.circulation.items.inbox;

import org.jspecify.annotations.NullMarked;
