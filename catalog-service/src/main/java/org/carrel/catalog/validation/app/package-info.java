/** Use cases of validation. */
@NullMarked
package org.carrel.catalog.validation.app;

import org.jspecify.annotations.NullMarked;
