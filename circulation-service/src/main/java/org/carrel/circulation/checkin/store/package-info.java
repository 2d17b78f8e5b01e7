/** SQL of {@link org.carrel.circulation.checkin}. */
@NullMarked
package org.carrel.circulation.checkin.store;

import org.jspecify.annotations.NullMarked;
