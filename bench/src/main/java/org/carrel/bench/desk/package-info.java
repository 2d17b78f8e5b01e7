/**
 * The desks of a library under load: check-outs, check-ins and holds through the gateway, and the floor beside them.
 */
@NullMarked
package org.carrel.bench.desk;

import org.jspecify.annotations.NullMarked;
