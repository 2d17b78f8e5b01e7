/** The tables {@code import}, {@code import_chunk} and {@code import_record}. */
@NullMarked
package org.carrel.catalog.imports.store;

import org.jspecify.annotations.NullMarked;
