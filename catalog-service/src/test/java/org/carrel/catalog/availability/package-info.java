/** Tests of availability. */
@NullMarked
package org.carrel.catalog.availability;

import org.jspecify.annotations.NullMarked;
