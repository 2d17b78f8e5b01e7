/** SQL of {@link org.carrel.circulation.findings}. */
@NullMarked
package org.carrel.circulation.findings.store;

import org.jspecify.annotations.NullMarked;
