/**
 * Loans: the check-out and the renewal. Owns the loan from the moment an item is handed over until it is returned, the
 * decision whether it may be handed over, and the terms that were promised with it.
 */
@NullMarked
package org.carrel.circulation.loans;

import org.jspecify.annotations.NullMarked;
