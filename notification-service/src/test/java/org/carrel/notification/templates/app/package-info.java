@NullMarked
package org.carrel.notification.templates.app;

import org.jspecify.annotations.NullMarked;
