/** Cash drawers over HTTP. */
@NullMarked
package org.carrel.circulation.cashdrawers.web;

import org.jspecify.annotations.NullMarked;
