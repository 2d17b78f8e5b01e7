/** Preferences in SQL. */
@NullMarked
package org.carrel.notification.preferences.store;

import org.jspecify.annotations.NullMarked;
