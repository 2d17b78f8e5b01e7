/** Interlibrary requests over HTTP. */
@NullMarked
package org.carrel.ill.requests.web;

import org.jspecify.annotations.NullMarked;
