/** Roles, staff accounts and the caller's own account over HTTP. */
@NullMarked
package org.carrel.patron.access.web;

import org.jspecify.annotations.NullMarked;
