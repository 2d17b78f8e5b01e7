/**
 * What is the same in whichever protocol a partner asks: what may be found, fetched and looked through, and what is
 * told of copies. Shows what the public may see and nothing else. Does not own protocols; they ask here.
 */
@NullMarked
package org.carrel.catalog.partners;

import org.jspecify.annotations.NullMarked;
