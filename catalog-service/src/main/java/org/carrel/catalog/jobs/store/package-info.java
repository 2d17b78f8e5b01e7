/** What tables of jobs have in common. */
@NullMarked
package org.carrel.catalog.jobs.store;

import org.jspecify.annotations.NullMarked;
