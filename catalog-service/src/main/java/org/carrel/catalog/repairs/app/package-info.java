/** Use cases of repairs. */
@NullMarked
package org.carrel.catalog.repairs.app;

import org.jspecify.annotations.NullMarked;
