/**
 * Patrons, as far as interlibrary lending must know them: whether they may request. A replica of patron-service's,
 * never a name or an address.
 */
@NullMarked
package org.carrel.ill.patrons;

import org.jspecify.annotations.NullMarked;
