@NullMarked
package org.carrel.bench.catalogue;

import org.jspecify.annotations.NullMarked;
