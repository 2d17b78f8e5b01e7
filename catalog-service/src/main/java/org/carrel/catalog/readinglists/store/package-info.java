/** The table of reading lists. */
@NullMarked
package org.carrel.catalog.readinglists.store;

import org.jspecify.annotations.NullMarked;
