/** The table of the reference log. */
@NullMarked
package org.carrel.catalog.reference.store;

import org.jspecify.annotations.NullMarked;
