/** Tests of sitemaps. */
@NullMarked
package org.carrel.catalog.sitemaps;

import org.jspecify.annotations.NullMarked;
