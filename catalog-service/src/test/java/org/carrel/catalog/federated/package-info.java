/** Tests of federated search. */
@NullMarked
package org.carrel.catalog.federated;

import org.jspecify.annotations.NullMarked;
