/**
 * How much the catalogue is used: searches, records viewed, downloads and harvests, by day and by the way they came.
 * Counts and nothing else; who it was is never known here.
 */
@NullMarked
package org.carrel.catalog.usage;

import org.jspecify.annotations.NullMarked;
