/** Tests of how long jobs are run. */
@NullMarked
package org.carrel.catalog.jobs;

import org.jspecify.annotations.NullMarked;
