/**
 * Scheduled work: what circulation does by itself, when it does it and what came of it. Owns the record of runs; what a
 * job does belongs to the capability that it is about.
 */
@NullMarked
package org.carrel.circulation.jobs;

import org.jspecify.annotations.NullMarked;
