@NullMarked
package org.carrel.notification.preferences;

import org.jspecify.annotations.NullMarked;
