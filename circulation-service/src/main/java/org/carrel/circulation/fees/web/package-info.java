/** Fees, payments and accounts over HTTP. */
@NullMarked
package org.carrel.circulation.fees.web;

import org.jspecify.annotations.NullMarked;
