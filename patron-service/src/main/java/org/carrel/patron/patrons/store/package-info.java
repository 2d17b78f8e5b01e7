/** How patrons are kept in PostgreSQL. */
@NullMarked
package org.carrel.patron.patrons.store;

import org.jspecify.annotations.NullMarked;
