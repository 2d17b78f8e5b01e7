/** How groups are kept in PostgreSQL. */
@NullMarked
package org.carrel.patron.groups.store;

import org.jspecify.annotations.NullMarked;
