/** Receiving files, and the job that runs them. */
@NullMarked
package org.carrel.catalog.imports.app;

import org.jspecify.annotations.NullMarked;
