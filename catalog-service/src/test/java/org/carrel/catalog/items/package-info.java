/** Tests of items. */
@NullMarked
package org.carrel.catalog.items;

import org.jspecify.annotations.NullMarked;
