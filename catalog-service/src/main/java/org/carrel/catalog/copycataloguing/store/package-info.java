/** Templates of copy cataloguing in PostgreSQL. */
@NullMarked
package org.carrel.catalog.copycataloguing.store;

import org.jspecify.annotations.NullMarked;
