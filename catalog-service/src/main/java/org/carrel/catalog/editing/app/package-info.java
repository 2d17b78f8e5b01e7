/** Use cases of editing. */
@NullMarked
package org.carrel.catalog.editing.app;

import org.jspecify.annotations.NullMarked;
