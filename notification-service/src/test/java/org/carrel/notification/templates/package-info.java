@NullMarked
package org.carrel.notification.templates;

import org.jspecify.annotations.NullMarked;
