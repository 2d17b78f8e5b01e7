/** Tests of partners. */
@NullMarked
package org.carrel.catalog.partners;

import org.jspecify.annotations.NullMarked;
