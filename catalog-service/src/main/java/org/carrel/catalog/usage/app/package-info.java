/** Gathers counts. */
@NullMarked
package org.carrel.catalog.usage.app;

import org.jspecify.annotations.NullMarked;
