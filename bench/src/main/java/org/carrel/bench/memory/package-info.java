/** How much memory the processes of a stack keep resident. */
@NullMarked
package org.carrel.bench.memory;

import org.jspecify.annotations.NullMarked;
