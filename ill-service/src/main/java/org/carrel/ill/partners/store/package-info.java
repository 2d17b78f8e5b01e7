/** Partners in SQL. */
@NullMarked
package org.carrel.ill.partners.store;

import org.jspecify.annotations.NullMarked;
