/** The stack that is measured: where its parts are, its databases, and how one is started for a measurement alone. */
@NullMarked
package org.carrel.bench.stack;

import org.jspecify.annotations.NullMarked;
