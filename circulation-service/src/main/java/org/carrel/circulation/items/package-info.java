/**
 * What is lent: the few facts about an item and its title that a decision at the desk needs. A read-only replica of
 * what catalog-service owns. Whether the item can be had is not here but in
 * {@link org.carrel.circulation.availability}.
 */
@NullMarked
package org.carrel.circulation.items;

import org.jspecify.annotations.NullMarked;
