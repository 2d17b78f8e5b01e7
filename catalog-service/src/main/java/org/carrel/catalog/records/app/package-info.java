/** Use cases of records. */
@NullMarked
package org.carrel.catalog.records.app;

import org.jspecify.annotations.NullMarked;
