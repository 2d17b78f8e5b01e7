/** The tables of inventory. */
@NullMarked
package org.carrel.catalog.inventory.store;

import org.jspecify.annotations.NullMarked;
