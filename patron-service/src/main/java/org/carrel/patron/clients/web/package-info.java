/** API clients over HTTP. */
@NullMarked
package org.carrel.patron.clients.web;

import org.jspecify.annotations.NullMarked;
