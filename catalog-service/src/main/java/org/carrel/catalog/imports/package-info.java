/**
 * Files of records on their way into the catalogue: received, run as a job that survives a crash, reported record by
 * record. Owns the file until the job has ended, and the report for good. What a record is and what becomes of it is
 * decided by records.
 */
@NullMarked
package org.carrel.catalog.imports;

import org.jspecify.annotations.NullMarked;
