/** How a patron is reached, as patron-service tells in the moment of sending. Keeps nothing. */
@NullMarked
package org.carrel.notification.contacts;

import org.jspecify.annotations.NullMarked;
