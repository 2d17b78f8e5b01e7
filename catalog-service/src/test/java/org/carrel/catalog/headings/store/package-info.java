@NullMarked
package org.carrel.catalog.headings.store;

import org.jspecify.annotations.NullMarked;
