/** SQL of {@link org.carrel.circulation.slips}. */
@NullMarked
package org.carrel.circulation.slips.store;

import org.jspecify.annotations.NullMarked;
