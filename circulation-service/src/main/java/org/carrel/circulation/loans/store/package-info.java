/** SQL of {@link org.carrel.circulation.loans}. */
@NullMarked
package org.carrel.circulation.loans.store;

import org.jspecify.annotations.NullMarked;
