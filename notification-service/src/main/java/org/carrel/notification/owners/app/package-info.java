/** Asking the owner of a replica for what the replica lacks. */
@NullMarked
package org.carrel.notification.owners.app;

import org.jspecify.annotations.NullMarked;
