/**
 * The outside databases that this library searches: which there are, how to ask each, and how well they answer. Owns
 * the list and what has been asked of it; talks Z39.50 and SRU through its {@code wire}. It never stores anything in
 * the catalogue.
 */
@NullMarked
package org.carrel.catalog.targets;

import org.jspecify.annotations.NullMarked;
