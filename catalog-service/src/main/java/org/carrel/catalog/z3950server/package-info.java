/**
 * The catalogue for those who search it over Z39.50: what the attributes of their queries mean here. Does not own the
 * messages (z3950 does).
 */
@NullMarked
package org.carrel.catalog.z3950server;

import org.jspecify.annotations.NullMarked;
