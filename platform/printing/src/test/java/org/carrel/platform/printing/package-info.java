@NullMarked
package org.carrel.platform.printing;

import org.jspecify.annotations.NullMarked;
