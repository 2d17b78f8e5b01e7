/** SQL of {@link org.carrel.circulation.availability}. */
@NullMarked
package org.carrel.circulation.availability.store;

import org.jspecify.annotations.NullMarked;
