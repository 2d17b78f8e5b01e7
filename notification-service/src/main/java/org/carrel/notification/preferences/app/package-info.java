/** Use cases of preferences: reading and changing them. */
@NullMarked
package org.carrel.notification.preferences.app;

import org.jspecify.annotations.NullMarked;
