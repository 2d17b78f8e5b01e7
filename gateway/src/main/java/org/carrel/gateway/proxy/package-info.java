/**
 * Passing a request on and its answer back, streaming both. Owns the connections to the services, the headers that
 * cross the door, size limits and compression; never looks into a body.
 */
@NullMarked
package org.carrel.gateway.proxy;

import org.jspecify.annotations.NullMarked;
