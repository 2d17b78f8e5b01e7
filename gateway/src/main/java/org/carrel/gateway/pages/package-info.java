/** Files and pages that the gateway itself hands out: the start page, the documentation page, the staff app. */
@NullMarked
package org.carrel.gateway.pages;

import org.jspecify.annotations.NullMarked;
