/** How API clients are kept in PostgreSQL. */
@NullMarked
package org.carrel.patron.clients.store;

import org.jspecify.annotations.NullMarked;
