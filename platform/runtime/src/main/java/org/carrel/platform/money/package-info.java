/** Money in minor units, exact. */
@NullMarked
package org.carrel.platform.money;

import org.jspecify.annotations.NullMarked;
