/** Tests of how outside databases are stored. */
@NullMarked
package org.carrel.catalog.targets.store;

import org.jspecify.annotations.NullMarked;
