/** The one clock. Code that needs the time injects {@link java.time.Clock}; tests move it. */
@NullMarked
package org.carrel.platform.time;

import org.jspecify.annotations.NullMarked;
