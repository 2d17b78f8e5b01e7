/** Authorities, links and jobs in PostgreSQL. */
@NullMarked
package org.carrel.catalog.authorities.store;

import org.jspecify.annotations.NullMarked;
