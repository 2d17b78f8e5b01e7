/**
 * Long work that waits in a table until its turn comes: imports, bulk edits, heading changes. Owns how a job is taken,
 * held, asked to stop and taken over after a crash; what is done, and how far it is, belongs to whoever owns the job.
 */
@NullMarked
package org.carrel.catalog.jobs;

import org.jspecify.annotations.NullMarked;
