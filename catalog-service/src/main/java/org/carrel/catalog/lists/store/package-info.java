/** The tables of searches and lists that are kept. */
@NullMarked
package org.carrel.catalog.lists.store;

import org.jspecify.annotations.NullMarked;
