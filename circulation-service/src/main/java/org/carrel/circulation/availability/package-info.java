/**
 * Where an item stands in circulation. Owns the closed set of states, the legal moves between them, the stored state of
 * every item, and the audit row and the event of every change.
 */
@NullMarked
package org.carrel.circulation.availability;

import org.jspecify.annotations.NullMarked;
