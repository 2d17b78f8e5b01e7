/** State-changing requests: one transaction, retried when it lost a race, answered once per {@code Idempotency-Key}. */
@NullMarked
package org.carrel.platform.command;

import org.jspecify.annotations.NullMarked;
