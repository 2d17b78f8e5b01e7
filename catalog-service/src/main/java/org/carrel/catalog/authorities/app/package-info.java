/** Keeps links in step with records, merges authorities and carries changed headings to their records. Owns no data. */
@NullMarked
package org.carrel.catalog.authorities.app;

import org.jspecify.annotations.NullMarked;
