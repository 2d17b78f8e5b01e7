/** The use cases of scheduled work: running a job batch by batch, and the clock that starts it on one node of all. */
@NullMarked
package org.carrel.circulation.jobs.app;

import org.jspecify.annotations.NullMarked;
