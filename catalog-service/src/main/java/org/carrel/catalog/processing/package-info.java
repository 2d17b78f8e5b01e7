/**
 * Items on their way from the vendor to the shelf: the steps, who did each and when, what is to be done to each
 * material, and the register of accession numbers. Items are edited through their own use case; owns no item.
 */
@NullMarked
package org.carrel.catalog.processing;

import org.jspecify.annotations.NullMarked;
