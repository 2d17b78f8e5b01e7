/** Tests of the language of Z39.50. */
@NullMarked
package org.carrel.catalog.z3950;

import org.jspecify.annotations.NullMarked;
