/** HTTP face of {@link org.carrel.circulation.closures}: resources and the views they answer with. */
@NullMarked
package org.carrel.circulation.closures.web;

import org.jspecify.annotations.NullMarked;
