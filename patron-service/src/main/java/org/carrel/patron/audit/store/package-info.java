/** How the audit trail is kept in PostgreSQL. */
@NullMarked
package org.carrel.patron.audit.store;

import org.jspecify.annotations.NullMarked;
