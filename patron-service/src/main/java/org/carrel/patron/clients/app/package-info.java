/** Use cases around API clients. */
@NullMarked
package org.carrel.patron.clients.app;

import org.jspecify.annotations.NullMarked;
