/** Drafts in the database. */
@NullMarked
package org.carrel.catalog.drafts.store;

import org.jspecify.annotations.NullMarked;
