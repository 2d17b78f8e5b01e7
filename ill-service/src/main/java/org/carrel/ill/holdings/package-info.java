/**
 * What the consortium itself owns, as far as interlibrary lending must know it: enough of each title to recognise a
 * request for it, and whether any item of it is left. A replica of catalog-service's titles and items.
 */
@NullMarked
package org.carrel.ill.holdings;

import org.jspecify.annotations.NullMarked;
