/** SQL of {@link org.carrel.circulation.rules}. */
@NullMarked
package org.carrel.circulation.rules.store;

import org.jspecify.annotations.NullMarked;
