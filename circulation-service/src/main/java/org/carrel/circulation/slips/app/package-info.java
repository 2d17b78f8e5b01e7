/** Prints {@link org.carrel.circulation.slips}. */
@NullMarked
package org.carrel.circulation.slips.app;

import org.jspecify.annotations.NullMarked;
