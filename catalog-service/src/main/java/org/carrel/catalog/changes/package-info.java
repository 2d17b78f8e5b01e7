/**
 * The log of which records have changed, for projections that each running instance keeps for itself, such as the
 * search index. Written in the transaction of the change; owns no meaning beyond "look at this record again".
 */
@NullMarked
package org.carrel.catalog.changes;

import org.jspecify.annotations.NullMarked;
