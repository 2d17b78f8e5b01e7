/**
 * How the stores of all capabilities speak SQL: prepared statements, several of them in one round trip, rows read by
 * name.
 */
@NullMarked
package org.carrel.circulation.store;

import org.jspecify.annotations.NullMarked;
