/** Use cases of labels, and the PDF. */
@NullMarked
package org.carrel.catalog.labels.app;

import org.jspecify.annotations.NullMarked;
