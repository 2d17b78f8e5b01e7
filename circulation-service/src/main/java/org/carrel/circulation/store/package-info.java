/** How the stores of all capabilities keep JSON in columns. */
@NullMarked
package org.carrel.circulation.store;

import org.jspecify.annotations.NullMarked;
