/** Tests of search. */
@NullMarked
package org.carrel.catalog.search;

import org.jspecify.annotations.NullMarked;
