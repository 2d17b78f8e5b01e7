/** The tables {@code kit} and {@code kit_component}. */
@NullMarked
package org.carrel.catalog.kits.store;

import org.jspecify.annotations.NullMarked;
