/** Conducts associations. */
@NullMarked
package org.carrel.catalog.z3950server.app;

import org.jspecify.annotations.NullMarked;
