/** Tests of the store. */
@NullMarked
package org.carrel.catalog.store;

import org.jspecify.annotations.NullMarked;
