/** The tables {@code match_field} and {@code match_key}. */
@NullMarked
package org.carrel.catalog.matching.store;

import org.jspecify.annotations.NullMarked;
