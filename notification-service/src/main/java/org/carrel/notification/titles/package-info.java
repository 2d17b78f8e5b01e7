/** What titles are called. A replica of catalog-service's. */
@NullMarked
package org.carrel.notification.titles;

import org.jspecify.annotations.NullMarked;
