/** Tests of kits and bound volumes. */
@NullMarked
package org.carrel.catalog.kits;

import org.jspecify.annotations.NullMarked;
