/** Headers in PostgreSQL. */
@NullMarked
package org.carrel.catalog.oai.store;

import org.jspecify.annotations.NullMarked;
