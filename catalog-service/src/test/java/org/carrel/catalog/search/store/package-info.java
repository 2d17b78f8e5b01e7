/** Tests of the embedded index. */
@NullMarked
package org.carrel.catalog.search.store;

import org.jspecify.annotations.NullMarked;
