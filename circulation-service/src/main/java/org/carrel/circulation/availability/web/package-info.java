/** HTTP face of {@link org.carrel.circulation.availability}: resources and the views they answer with. */
@NullMarked
package org.carrel.circulation.availability.web;

import org.jspecify.annotations.NullMarked;
