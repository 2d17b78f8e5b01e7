/** The audit trail: who did what to whose record. Holds ids and names of fields, never personal data. */
@NullMarked
package org.carrel.patron.audit;

import org.jspecify.annotations.NullMarked;
