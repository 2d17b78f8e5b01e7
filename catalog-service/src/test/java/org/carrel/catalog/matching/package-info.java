@NullMarked
package org.carrel.catalog.matching;

import org.jspecify.annotations.NullMarked;
