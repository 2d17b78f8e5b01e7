/**
 * Whether an item can be had, as circulation-service says: a read-only replica of its availability events, joined with
 * items for display. Never decides anything.
 */
@NullMarked
package org.carrel.catalog.availability;

import org.jspecify.annotations.NullMarked;
