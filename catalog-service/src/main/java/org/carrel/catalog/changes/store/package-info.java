/** The tables {@code change} and {@code change_horizon}. */
@NullMarked
package org.carrel.catalog.changes.store;

import org.jspecify.annotations.NullMarked;
