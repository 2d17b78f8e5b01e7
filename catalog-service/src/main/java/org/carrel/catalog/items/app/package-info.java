/** Use cases of items. */
@NullMarked
package org.carrel.catalog.items.app;

import org.jspecify.annotations.NullMarked;
