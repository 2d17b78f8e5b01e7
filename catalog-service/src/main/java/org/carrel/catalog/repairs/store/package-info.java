/** The tables of repairs. */
@NullMarked
package org.carrel.catalog.repairs.store;

import org.jspecify.annotations.NullMarked;
