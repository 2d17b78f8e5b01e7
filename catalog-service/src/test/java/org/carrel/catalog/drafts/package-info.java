/** Tests of drafts. */
@NullMarked
package org.carrel.catalog.drafts;

import org.jspecify.annotations.NullMarked;
