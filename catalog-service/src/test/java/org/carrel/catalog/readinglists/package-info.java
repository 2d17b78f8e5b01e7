/** Tests of reading lists. */
@NullMarked
package org.carrel.catalog.readinglists;

import org.jspecify.annotations.NullMarked;
