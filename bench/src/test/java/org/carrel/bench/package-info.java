/** Tests. */
@NullMarked
package org.carrel.bench;

import org.jspecify.annotations.NullMarked;
