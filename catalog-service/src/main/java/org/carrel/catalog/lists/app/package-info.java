/** Use cases of searches and lists that are kept. */
@NullMarked
package org.carrel.catalog.lists.app;

import org.jspecify.annotations.NullMarked;
