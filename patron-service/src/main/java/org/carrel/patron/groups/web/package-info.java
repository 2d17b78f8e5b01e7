/** Patron groups over HTTP. */
@NullMarked
package org.carrel.patron.groups.web;

import org.jspecify.annotations.NullMarked;
