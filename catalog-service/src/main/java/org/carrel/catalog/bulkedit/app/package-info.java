/** Use cases of bulk edits. */
@NullMarked
package org.carrel.catalog.bulkedit.app;

import org.jspecify.annotations.NullMarked;
