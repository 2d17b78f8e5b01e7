/** HTTP face of {@link org.carrel.circulation.requests}: resources and the views they answer with. */
@NullMarked
package org.carrel.circulation.requests.web;

import org.jspecify.annotations.NullMarked;
