/** The catalogue of a consortium: its places, its records, its items, and how they are found. */
@NullMarked
package org.carrel.catalog;

import org.jspecify.annotations.NullMarked;
