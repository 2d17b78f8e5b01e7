/** Listening of {@link org.carrel.circulation.nodes} on the database that all nodes share. */
@NullMarked
package org.carrel.circulation.nodes.store;

import org.jspecify.annotations.NullMarked;
