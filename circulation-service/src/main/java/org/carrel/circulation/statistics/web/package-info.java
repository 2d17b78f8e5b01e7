/** Statistics over HTTP, as JSON and as CSV. */
@NullMarked
package org.carrel.circulation.statistics.web;

import org.jspecify.annotations.NullMarked;
