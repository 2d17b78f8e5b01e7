/** Opening hours of branches and the dates that depend on them: due dates and the last day on the hold shelf. */
@NullMarked
package org.carrel.circulation.calendar;

import org.jspecify.annotations.NullMarked;
