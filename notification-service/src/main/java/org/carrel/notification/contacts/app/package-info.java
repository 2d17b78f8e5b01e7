/** Asks patron-service how a patron is reached. */
@NullMarked
package org.carrel.notification.contacts.app;

import org.jspecify.annotations.NullMarked;
