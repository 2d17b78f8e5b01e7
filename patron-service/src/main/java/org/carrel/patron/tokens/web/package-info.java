/** The rotation of keys over HTTP. */
@NullMarked
package org.carrel.patron.tokens.web;

import org.jspecify.annotations.NullMarked;
