/**
 * What might leave the collection, and what was decided of it. Owns weeding lists, and how often and when last each
 * item was lent: numbers, of no patron. Items are withdrawn, moved or sent to repair by their own use cases.
 */
@NullMarked
package org.carrel.catalog.weeding;

import org.jspecify.annotations.NullMarked;
