/** Use cases around patron groups. */
@NullMarked
package org.carrel.patron.groups.app;

import org.jspecify.annotations.NullMarked;
