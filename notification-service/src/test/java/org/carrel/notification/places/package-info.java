@NullMarked
package org.carrel.notification.places;

import org.jspecify.annotations.NullMarked;
