/**
 * A request as it stands at the door: who is on the other end, which trace it belongs to, and how it is answered when
 * the answer is no. Owns the form of problems and of the headers that every answer carries; knows no service.
 */
@NullMarked
package org.carrel.gateway.door;

import org.jspecify.annotations.NullMarked;
