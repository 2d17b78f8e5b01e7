/** HTTP face of {@link org.carrel.circulation.calendar}: resources and the views they answer with. */
@NullMarked
package org.carrel.circulation.calendar.web;

import org.jspecify.annotations.NullMarked;
