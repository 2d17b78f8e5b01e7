/** SQL of {@link org.carrel.circulation.places}. */
@NullMarked
package org.carrel.circulation.places.store;

import org.jspecify.annotations.NullMarked;
