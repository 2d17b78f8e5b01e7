/** Tests of harvesting. */
@NullMarked
package org.carrel.catalog.oai;

import org.jspecify.annotations.NullMarked;
