/**
 * What must be true of the data of a stack at any time, and what must become true when it is left alone; read by SQL.
 */
@NullMarked
package org.carrel.bench.check;

import org.jspecify.annotations.NullMarked;
