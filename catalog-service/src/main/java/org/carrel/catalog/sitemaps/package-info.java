/** Where search engines find every record that the public may see. Owns the pages of the list, and keeps nothing. */
@NullMarked
package org.carrel.catalog.sitemaps;

import org.jspecify.annotations.NullMarked;
