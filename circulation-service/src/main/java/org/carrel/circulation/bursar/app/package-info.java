/** Use cases of {@link org.carrel.circulation.bursar}. */
@NullMarked
package org.carrel.circulation.bursar.app;

import org.jspecify.annotations.NullMarked;
