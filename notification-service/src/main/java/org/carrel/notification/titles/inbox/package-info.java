/** Takes what catalog-service tells of titles. */
@NullMarked
package org.carrel.notification.titles.inbox;

import org.jspecify.annotations.NullMarked;
