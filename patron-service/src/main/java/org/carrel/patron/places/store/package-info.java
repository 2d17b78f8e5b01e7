/** How branches are kept in PostgreSQL. */
@NullMarked
package org.carrel.patron.places.store;

import org.jspecify.annotations.NullMarked;
