/**
 * Items that are more than one thing: kits of parts, and volumes into which several titles are bound. Owns the parts
 * and the other titles; the items themselves are {@code items}'.
 */
@NullMarked
package org.carrel.catalog.kits;

import org.jspecify.annotations.NullMarked;
