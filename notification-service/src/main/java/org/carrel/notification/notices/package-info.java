/**
 * The notices themselves. Owns which events give rise to a notice, that there is one and only one for each, whether it
 * still holds when it is about to leave, and what became of it. Delivery is at least once: a notice whose sender died
 * is sent again under the same Message-ID, by which mail systems and people recognise the double.
 */
@NullMarked
package org.carrel.notification.notices;

import org.jspecify.annotations.NullMarked;
