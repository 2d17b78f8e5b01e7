/** Tests of counting uses. */
@NullMarked
package org.carrel.catalog.usage;

import org.jspecify.annotations.NullMarked;
