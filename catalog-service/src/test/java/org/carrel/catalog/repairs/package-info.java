/** Tests of repairs. */
@NullMarked
package org.carrel.catalog.repairs;

import org.jspecify.annotations.NullMarked;
