/** Use cases around roles and staff accounts. Each runs within the caller's transaction unless it says otherwise. */
@NullMarked
package org.carrel.patron.access.app;

import org.jspecify.annotations.NullMarked;
