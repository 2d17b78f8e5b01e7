/** How sessions and failed log-ins are kept in PostgreSQL. */
@NullMarked
package org.carrel.patron.logins.store;

import org.jspecify.annotations.NullMarked;
