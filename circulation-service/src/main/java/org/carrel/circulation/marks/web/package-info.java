/** HTTP face of {@link org.carrel.circulation.marks}: resources and the views they answer with. */
@NullMarked
package org.carrel.circulation.marks.web;

import org.jspecify.annotations.NullMarked;
