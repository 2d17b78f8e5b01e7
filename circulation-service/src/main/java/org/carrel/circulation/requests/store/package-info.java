/** SQL of {@link org.carrel.circulation.requests}. */
@NullMarked
package org.carrel.circulation.requests.store;

import org.jspecify.annotations.NullMarked;
