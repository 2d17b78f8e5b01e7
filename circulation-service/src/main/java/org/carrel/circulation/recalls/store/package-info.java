/** SQL of {@link org.carrel.circulation.recalls}. */
@NullMarked
package org.carrel.circulation.recalls.store;

import org.jspecify.annotations.NullMarked;
