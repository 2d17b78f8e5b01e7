@NullMarked
package org.carrel.notification.notices;

import org.jspecify.annotations.NullMarked;
