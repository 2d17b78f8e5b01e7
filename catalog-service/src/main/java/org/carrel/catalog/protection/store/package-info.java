/** Protection rules in PostgreSQL. */
@NullMarked
package org.carrel.catalog.protection.store;

import org.jspecify.annotations.NullMarked;
