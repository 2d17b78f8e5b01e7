/** Templates over HTTP. */
@NullMarked
package org.carrel.notification.templates.web;

import org.jspecify.annotations.NullMarked;
