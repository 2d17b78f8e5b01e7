/** HTTP face of {@link org.carrel.circulation.rules}: resources and the views they answer with. */
@NullMarked
package org.carrel.circulation.rules.web;

import org.jspecify.annotations.NullMarked;
