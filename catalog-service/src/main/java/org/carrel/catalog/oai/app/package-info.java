/** Answers harvesters, and keeps what they are told in step with the records. */
@NullMarked
package org.carrel.catalog.oai.app;

import org.jspecify.annotations.NullMarked;
