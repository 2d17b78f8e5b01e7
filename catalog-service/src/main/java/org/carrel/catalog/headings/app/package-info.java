/** Keeps the browse lists in step with the records, and answers who browses. Owns no data. */
@NullMarked
package org.carrel.catalog.headings.app;

import org.jspecify.annotations.NullMarked;
