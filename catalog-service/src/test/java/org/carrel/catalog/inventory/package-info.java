/** Tests of inventory. */
@NullMarked
package org.carrel.catalog.inventory;

import org.jspecify.annotations.NullMarked;
