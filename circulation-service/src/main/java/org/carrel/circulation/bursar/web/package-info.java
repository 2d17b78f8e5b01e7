/** Bursar exports over HTTP. */
@NullMarked
package org.carrel.circulation.bursar.web;

import org.jspecify.annotations.NullMarked;
