/** Opens repair tickets for what desks report. */
@NullMarked
package org.carrel.catalog.repairs.inbox;

import org.jspecify.annotations.NullMarked;
