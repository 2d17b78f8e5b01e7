/** Inventory over HTTP. */
@NullMarked
package org.carrel.catalog.inventory.web;

import org.jspecify.annotations.NullMarked;
