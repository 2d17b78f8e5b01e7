/** Counts what circulation-service tells of loans. */
@NullMarked
package org.carrel.catalog.weeding.inbox;

import org.jspecify.annotations.NullMarked;
