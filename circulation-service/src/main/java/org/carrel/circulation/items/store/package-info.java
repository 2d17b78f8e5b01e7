/** SQL of {@link org.carrel.circulation.items}. */
@NullMarked
package org.carrel.circulation.items.store;

import org.jspecify.annotations.NullMarked;
