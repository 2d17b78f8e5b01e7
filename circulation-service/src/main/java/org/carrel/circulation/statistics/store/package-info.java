/** The counts in PostgreSQL. */
@NullMarked
package org.carrel.circulation.statistics.store;

import org.jspecify.annotations.NullMarked;
