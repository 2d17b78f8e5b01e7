/** Tests of the MARC code lists. */
@NullMarked
package org.carrel.catalog.codelists;

import org.jspecify.annotations.NullMarked;
