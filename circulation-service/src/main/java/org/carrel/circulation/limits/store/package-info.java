/** SQL of {@link org.carrel.circulation.limits}. */
@NullMarked
package org.carrel.circulation.limits.store;

import org.jspecify.annotations.NullMarked;
