/** Outside databases and searches of them in PostgreSQL. */
@NullMarked
package org.carrel.catalog.targets.store;

import org.jspecify.annotations.NullMarked;
