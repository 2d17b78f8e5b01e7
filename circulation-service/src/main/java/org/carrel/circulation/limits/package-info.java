/**
 * How much a patron has, and when that is too much: limits on what is on loan, in any combination of what it is, and
 * limits of standing such as overdue and lost loans. Counted from the tables in the transaction that decides. Check-out
 * and renewal ask it.
 */
@NullMarked
package org.carrel.circulation.limits;

import org.jspecify.annotations.NullMarked;
