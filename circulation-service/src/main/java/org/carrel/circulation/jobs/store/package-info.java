/** The record of runs in PostgreSQL. */
@NullMarked
package org.carrel.circulation.jobs.store;

import org.jspecify.annotations.NullMarked;
