/** Tests of {@link org.carrel.circulation.marks}. */
@NullMarked
package org.carrel.circulation.marks;

import org.jspecify.annotations.NullMarked;
