/** SQL of {@link org.carrel.circulation.patrons}. */
@NullMarked
package org.carrel.circulation.patrons.store;

import org.jspecify.annotations.NullMarked;
