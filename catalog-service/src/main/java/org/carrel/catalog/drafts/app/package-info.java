/** Use cases of drafts. */
@NullMarked
package org.carrel.catalog.drafts.app;

import org.jspecify.annotations.NullMarked;
