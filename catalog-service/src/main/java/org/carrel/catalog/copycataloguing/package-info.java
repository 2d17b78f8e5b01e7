/**
 * Taking records from outside databases: comparing them with ours, adding them, or laying them over ours. Owns the
 * templates that say what is done to a record on its way in; records go in through the same use cases as any other.
 */
@NullMarked
package org.carrel.catalog.copycataloguing;

import org.jspecify.annotations.NullMarked;
