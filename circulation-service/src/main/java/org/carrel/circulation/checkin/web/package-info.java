/** HTTP face of {@link org.carrel.circulation.checkin}: resources and the views they answer with. */
@NullMarked
package org.carrel.circulation.checkin.web;

import org.jspecify.annotations.NullMarked;
