/**
 * What is handed over to bursars: each debt is transferred once, each transfer exported once, and each export can be
 * fetched as often as wanted.
 */
@NullMarked
package org.carrel.circulation.bursar;

import org.jspecify.annotations.NullMarked;
