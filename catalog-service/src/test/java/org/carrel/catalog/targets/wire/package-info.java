/** Tests of asking outside databases over the line. */
@NullMarked
package org.carrel.catalog.targets.wire;

import org.jspecify.annotations.NullMarked;
