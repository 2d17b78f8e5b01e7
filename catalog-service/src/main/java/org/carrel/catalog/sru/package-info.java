/**
 * Search and Retrieve via URL, versions 1.1, 1.2 and 2.0: what a request may ask and what it is answered. Does not own
 * the query language (search does) nor record schemas (crosswalks does).
 */
@NullMarked
package org.carrel.catalog.sru;

import org.jspecify.annotations.NullMarked;
