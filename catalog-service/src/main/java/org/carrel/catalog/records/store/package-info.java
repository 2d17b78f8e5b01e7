/** The tables {@code record}, {@code record_version} and {@code record_key}. */
@NullMarked
package org.carrel.catalog.records.store;

import org.jspecify.annotations.NullMarked;
