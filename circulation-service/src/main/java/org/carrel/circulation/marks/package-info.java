/**
 * What staff say of items that are not on loan, without having them in hand: missing, kept back, restricted, withdrawn.
 * The states themselves belong to {@link org.carrel.circulation.availability}; here is what that does to requests.
 */
@NullMarked
package org.carrel.circulation.marks;

import org.jspecify.annotations.NullMarked;
