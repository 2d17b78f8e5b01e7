/** Tests of records. */
@NullMarked
package org.carrel.catalog.records;

import org.jspecify.annotations.NullMarked;
