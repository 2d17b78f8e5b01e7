@NullMarked
package org.carrel.notification.templates.store;

import org.jspecify.annotations.NullMarked;
