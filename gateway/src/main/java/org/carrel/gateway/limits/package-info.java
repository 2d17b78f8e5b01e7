/**
 * How often a client may knock. Owns the counters, in memory and bounded; what counts as one client is decided here.
 */
@NullMarked
package org.carrel.gateway.limits;

import org.jspecify.annotations.NullMarked;
