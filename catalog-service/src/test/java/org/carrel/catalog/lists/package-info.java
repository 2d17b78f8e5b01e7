/** Tests of searches and lists that are kept. */
@NullMarked
package org.carrel.catalog.lists;

import org.jspecify.annotations.NullMarked;
