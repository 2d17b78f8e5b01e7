@NullMarked
package org.carrel.catalog.headings;

import org.jspecify.annotations.NullMarked;
