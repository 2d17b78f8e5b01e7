/**
 * Events leave a service here. {@link org.carrel.platform.outbox.Outbox} writes them into a table in the transaction
 * that made them true; the {@link org.carrel.platform.outbox.Relay} puts them on Kafka in commit order per aggregate,
 * at least once, whatever dies in between. Owns the table {@code outbox}. Nothing else in a service sends to Kafka.
 */
@NullMarked
package org.carrel.platform.outbox;

import org.jspecify.annotations.NullMarked;
