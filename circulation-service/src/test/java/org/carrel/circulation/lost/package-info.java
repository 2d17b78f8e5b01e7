/** Tests of {@link org.carrel.circulation.lost}. */
@NullMarked
package org.carrel.circulation.lost;

import org.jspecify.annotations.NullMarked;
