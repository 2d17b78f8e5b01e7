/**
 * The cash drawers of service points: opened with a float, bound to the payments that go through them, counted and
 * closed with whatever difference there is.
 */
@NullMarked
package org.carrel.circulation.cashdrawers;

import org.jspecify.annotations.NullMarked;
