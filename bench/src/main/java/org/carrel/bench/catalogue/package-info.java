/** What the catalogue can do: files of records in, searches, a new index, records out. */
@NullMarked
package org.carrel.bench.catalogue;

import org.jspecify.annotations.NullMarked;
