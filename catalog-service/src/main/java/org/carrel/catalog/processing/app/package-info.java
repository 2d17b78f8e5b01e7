/** Use cases of processing. */
@NullMarked
package org.carrel.catalog.processing.app;

import org.jspecify.annotations.NullMarked;
