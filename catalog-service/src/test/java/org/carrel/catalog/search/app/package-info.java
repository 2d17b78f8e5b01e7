/** Tests of keeping the index. */
@NullMarked
package org.carrel.catalog.search.app;

import org.jspecify.annotations.NullMarked;
