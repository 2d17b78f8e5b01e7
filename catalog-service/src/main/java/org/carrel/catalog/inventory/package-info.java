/**
 * Inventory sessions: what was scanned along a shelf, held against what should stand there. Owns sessions, scans,
 * findings and when an item was last seen; reads items and the replica of availability, changes neither.
 */
@NullMarked
package org.carrel.catalog.inventory;

import org.jspecify.annotations.NullMarked;
