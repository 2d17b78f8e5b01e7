@NullMarked
package org.carrel.ill;

import org.jspecify.annotations.NullMarked;
