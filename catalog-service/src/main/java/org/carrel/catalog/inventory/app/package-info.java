/** Use cases of inventory. */
@NullMarked
package org.carrel.catalog.inventory.app;

import org.jspecify.annotations.NullMarked;
