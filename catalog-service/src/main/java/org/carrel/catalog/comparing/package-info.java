/**
 * Comparing records field by field: what differs between two, and how to take a change out of the middle of a history.
 * Pure functions on parsed views; owns no data and knows nothing of versions.
 */
@NullMarked
package org.carrel.catalog.comparing;

import org.jspecify.annotations.NullMarked;
