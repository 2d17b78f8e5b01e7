/** The ledger, fees and accounts in PostgreSQL. */
@NullMarked
package org.carrel.circulation.fees.store;

import org.jspecify.annotations.NullMarked;
