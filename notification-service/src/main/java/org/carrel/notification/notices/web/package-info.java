/** Notices over HTTP. */
@NullMarked
package org.carrel.notification.notices.web;

import org.jspecify.annotations.NullMarked;
