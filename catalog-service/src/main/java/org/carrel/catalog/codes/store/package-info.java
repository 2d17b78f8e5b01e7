/** The table {@code code}. */
@NullMarked
package org.carrel.catalog.codes.store;

import org.jspecify.annotations.NullMarked;
