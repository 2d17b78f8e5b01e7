/** How roles and staff accounts are kept in PostgreSQL. */
@NullMarked
package org.carrel.patron.access.store;

import org.jspecify.annotations.NullMarked;
