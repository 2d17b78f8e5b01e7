/** Items as SQL sorts and counts them. */
@NullMarked
package org.carrel.catalog.shelf.store;

import org.jspecify.annotations.NullMarked;
