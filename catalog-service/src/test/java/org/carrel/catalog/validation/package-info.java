/** Tests of validation. */
@NullMarked
package org.carrel.catalog.validation;

import org.jspecify.annotations.NullMarked;
