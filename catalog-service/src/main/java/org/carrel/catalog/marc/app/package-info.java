/** Joins the MARC core to the library that knows the MARC-8 tables. Owns no data. */
@NullMarked
package org.carrel.catalog.marc.app;

import org.jspecify.annotations.NullMarked;
