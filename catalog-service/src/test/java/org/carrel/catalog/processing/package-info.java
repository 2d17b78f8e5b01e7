/** Tests of processing. */
@NullMarked
package org.carrel.catalog.processing;

import org.jspecify.annotations.NullMarked;
