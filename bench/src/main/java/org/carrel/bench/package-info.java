/** Load, data and measurements: everything here talks to Carrel from outside, as any client would. */
@NullMarked
package org.carrel.bench;

import org.jspecify.annotations.NullMarked;
