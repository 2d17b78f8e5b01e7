/** HTTP face of {@link org.carrel.circulation.loans}: resources and the views they answer with. */
@NullMarked
package org.carrel.circulation.loans.web;

import org.jspecify.annotations.NullMarked;
