/** Tests of comparing. */
@NullMarked
package org.carrel.catalog.comparing;

import org.jspecify.annotations.NullMarked;
