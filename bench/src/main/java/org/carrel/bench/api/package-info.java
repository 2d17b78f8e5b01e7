/** A small client of the public API: logs in, keeps the token fresh, sends commands with an {@code Idempotency-Key}. */
@NullMarked
package org.carrel.bench.api;

import org.jspecify.annotations.NullMarked;
