/** Tests of outside databases. */
@NullMarked
package org.carrel.catalog.targets;

import org.jspecify.annotations.NullMarked;
