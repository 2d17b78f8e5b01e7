/** How jobs are run. */
@NullMarked
package org.carrel.catalog.jobs.app;

import org.jspecify.annotations.NullMarked;
