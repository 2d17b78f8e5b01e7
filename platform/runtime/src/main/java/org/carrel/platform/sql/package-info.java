/**
 * How stores speak plain SQL: prepared statements on the connection of the current transaction, several of them in one
 * round trip, rows read by name.
 */
@NullMarked
package org.carrel.platform.sql;

import org.jspecify.annotations.NullMarked;
