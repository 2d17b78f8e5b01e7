/**
 * How events look on Kafka and where they are: the envelope (CloudEvents 1.0, binary mode), its JSON, the names and
 * settings of the topics, and how to reach the broker. The outbox writes with it and the inbox reads with it; it never
 * decides when.
 */
@NullMarked
package org.carrel.platform.messaging;

import org.jspecify.annotations.NullMarked;
