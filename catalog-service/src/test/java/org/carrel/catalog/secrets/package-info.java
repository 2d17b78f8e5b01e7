/** Tests of sealed words. */
@NullMarked
package org.carrel.catalog.secrets;

import org.jspecify.annotations.NullMarked;
