/** Runs the mappings over stored records. */
@NullMarked
package org.carrel.catalog.crosswalks.app;

import org.jspecify.annotations.NullMarked;
