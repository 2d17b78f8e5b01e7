/** Scheduled work over HTTP. */
@NullMarked
package org.carrel.circulation.jobs.web;

import org.jspecify.annotations.NullMarked;
