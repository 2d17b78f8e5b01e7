/**
 * Calling back what is on loan because another patron needs it: which loan, and until when its borrower may keep it.
 */
@NullMarked
package org.carrel.circulation.recalls;

import org.jspecify.annotations.NullMarked;
