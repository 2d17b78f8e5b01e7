/** Tests of framing, reading and writing MARC. */
@NullMarked
package org.carrel.catalog.marc;

import org.jspecify.annotations.NullMarked;
