/** Bursar exports in PostgreSQL. */
@NullMarked
package org.carrel.circulation.bursar.store;

import org.jspecify.annotations.NullMarked;
