/** Tests of copy cataloguing. */
@NullMarked
package org.carrel.catalog.copycataloguing;

import org.jspecify.annotations.NullMarked;
