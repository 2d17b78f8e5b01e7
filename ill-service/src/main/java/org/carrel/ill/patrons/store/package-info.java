/** The replica of patrons in SQL. */
@NullMarked
package org.carrel.ill.patrons.store;

import org.jspecify.annotations.NullMarked;
