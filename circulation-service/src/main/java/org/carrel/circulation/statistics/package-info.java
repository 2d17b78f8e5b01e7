/**
 * Statistics of circulation: what happened by day, branch, patron group, type and call number class; how well titles
 * answer their requests; how often a collection turns over. Owns the counts, which name nobody.
 */
@NullMarked
package org.carrel.circulation.statistics;

import org.jspecify.annotations.NullMarked;
