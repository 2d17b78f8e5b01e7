/** HTTP face of {@link org.carrel.circulation.lost}: resources and the views they answer with. */
@NullMarked
package org.carrel.circulation.lost.web;

import org.jspecify.annotations.NullMarked;
