/** A technician's first full day with Carrel, as a script that anyone can run: through the public API only. */
@NullMarked
package org.carrel.bench.day;

import org.jspecify.annotations.NullMarked;
