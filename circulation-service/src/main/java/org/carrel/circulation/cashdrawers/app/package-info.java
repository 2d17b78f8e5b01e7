/** Use cases of {@link org.carrel.circulation.cashdrawers}. */
@NullMarked
package org.carrel.circulation.cashdrawers.app;

import org.jspecify.annotations.NullMarked;
