/** Finds and fetches for partners. */
@NullMarked
package org.carrel.catalog.partners.app;

import org.jspecify.annotations.NullMarked;
