/** Cash drawers in PostgreSQL. */
@NullMarked
package org.carrel.circulation.cashdrawers.store;

import org.jspecify.annotations.NullMarked;
