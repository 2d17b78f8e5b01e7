/** What the gateway costs: the same request with and without it. */
@NullMarked
package org.carrel.bench.gateway;

import org.jspecify.annotations.NullMarked;
