/** SQL of {@link org.carrel.circulation.lost}. */
@NullMarked
package org.carrel.circulation.lost.store;

import org.jspecify.annotations.NullMarked;
