/** SQL of {@link org.carrel.circulation.calendar}. */
@NullMarked
package org.carrel.circulation.calendar.store;

import org.jspecify.annotations.NullMarked;
