@NullMarked
package org.carrel.catalog.overlay;

import org.jspecify.annotations.NullMarked;
