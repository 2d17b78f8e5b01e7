/** Preferences over HTTP. */
@NullMarked
package org.carrel.notification.preferences.web;

import org.jspecify.annotations.NullMarked;
