/** Tests of imports. */
@NullMarked
package org.carrel.catalog.imports;

import org.jspecify.annotations.NullMarked;
