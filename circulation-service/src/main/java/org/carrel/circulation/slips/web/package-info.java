/** HTTP face of {@link org.carrel.circulation.slips}: resources and the views they answer with. */
@NullMarked
package org.carrel.circulation.slips.web;

import org.jspecify.annotations.NullMarked;
