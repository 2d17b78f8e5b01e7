/** Notices in SQL. */
@NullMarked
package org.carrel.notification.notices.store;

import org.jspecify.annotations.NullMarked;
