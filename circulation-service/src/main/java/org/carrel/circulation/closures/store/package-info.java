/** SQL of {@link org.carrel.circulation.closures}. */
@NullMarked
package org.carrel.circulation.closures.store;

import org.jspecify.annotations.NullMarked;
