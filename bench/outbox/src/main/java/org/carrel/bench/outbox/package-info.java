/**
 * The measurements behind the decision for our own outbox relay (docs/decisions/0002-outbox-relay.md): the relay beside
 * Debezium's embedded engine on the same servers, and what a NOTIFY inside the business transaction would cost.
 */
@NullMarked
package org.carrel.bench.outbox;

import org.jspecify.annotations.NullMarked;
