/**
 * What one node must know at once of another: that rules, opening hours or closures changed. Owns the news alone; who
 * keeps such things in memory reads them again.
 */
@NullMarked
package org.carrel.circulation.nodes;

import org.jspecify.annotations.NullMarked;
