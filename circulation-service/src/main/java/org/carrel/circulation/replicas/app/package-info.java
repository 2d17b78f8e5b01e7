/**
 * What happens when a replica lacks something: the owner is asked once, outside any transaction, and the command runs
 * again.
 */
@NullMarked
package org.carrel.circulation.replicas.app;

import org.jspecify.annotations.NullMarked;
