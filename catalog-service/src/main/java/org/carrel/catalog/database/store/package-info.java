/** How SQL is spoken where an object mapper would be in the way. */
@NullMarked
package org.carrel.catalog.database.store;

import org.jspecify.annotations.NullMarked;
