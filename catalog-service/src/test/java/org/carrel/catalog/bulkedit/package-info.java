/** Tests of bulk edits. */
@NullMarked
package org.carrel.catalog.bulkedit;

import org.jspecify.annotations.NullMarked;
