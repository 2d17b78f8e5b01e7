/** Templates in SQL, and those that come with the service. */
@NullMarked
package org.carrel.notification.templates.store;

import org.jspecify.annotations.NullMarked;
