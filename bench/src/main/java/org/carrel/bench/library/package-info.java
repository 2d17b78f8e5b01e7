/**
 * Libraries that do not exist: places, titles, items and patrons from a seed, written through the public API in
 * batches.
 */
@NullMarked
package org.carrel.bench.library;

import org.jspecify.annotations.NullMarked;
