/** The replica of titles in SQL. */
@NullMarked
package org.carrel.notification.titles.store;

import org.jspecify.annotations.NullMarked;
