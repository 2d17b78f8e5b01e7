/** Keyset paging: a bounded page and an opaque cursor to the next one. */
@NullMarked
package org.carrel.platform.paging;

import org.jspecify.annotations.NullMarked;
