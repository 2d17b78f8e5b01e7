/** Tests of the whole service over HTTP, and the library they play in. */
@NullMarked
package org.carrel.circulation;

import org.jspecify.annotations.NullMarked;
