/**
 * What becomes of loans whose item does not come back as it should: claimed to be returned, declared lost, overdue for
 * so long that it counts as lost, paid for, and found after all. The loan itself is kept in
 * {@link org.carrel.circulation.loans}, what is owed in the ledger.
 */
@NullMarked
package org.carrel.circulation.lost;

import org.jspecify.annotations.NullMarked;
