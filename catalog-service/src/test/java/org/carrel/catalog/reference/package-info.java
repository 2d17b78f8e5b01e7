/** Tests of the reference log. */
@NullMarked
package org.carrel.catalog.reference;

import org.jspecify.annotations.NullMarked;
