@NullMarked
package org.carrel.notification;

import org.jspecify.annotations.NullMarked;
