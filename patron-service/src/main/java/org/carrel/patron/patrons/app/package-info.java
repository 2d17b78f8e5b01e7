/** Use cases around patrons: register, edit, issue cards, block, find. Each runs within the caller's transaction. */
@NullMarked
package org.carrel.patron.patrons.app;

import org.jspecify.annotations.NullMarked;
