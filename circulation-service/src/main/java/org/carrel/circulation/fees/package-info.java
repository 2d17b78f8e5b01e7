/**
 * What patrons owe and what becomes of it: fees, the append-only double-entry ledger they are kept in, and the
 * decisions of charging, paying, waiving, refunding, handing over and cancelling. Amounts are whole minor units of one
 * currency.
 */
@NullMarked
package org.carrel.circulation.fees;

import org.jspecify.annotations.NullMarked;
