/** Use cases of copy cataloguing. */
@NullMarked
package org.carrel.catalog.copycataloguing.app;

import org.jspecify.annotations.NullMarked;
