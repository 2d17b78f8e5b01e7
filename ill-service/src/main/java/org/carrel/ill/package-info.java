/**
 * Interlibrary lending: owns the requests that a library makes to others for what the consortium does not have, the
 * partners it makes them to, and what happened to each request. Knows patrons, titles, items and places only as
 * replicas fed by their owners' events.
 */
@NullMarked
package org.carrel.ill;

import org.jspecify.annotations.NullMarked;
