/** Tests of protection. */
@NullMarked
package org.carrel.catalog.protection;

import org.jspecify.annotations.NullMarked;
