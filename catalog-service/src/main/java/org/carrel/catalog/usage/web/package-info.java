/** Counts what comes over HTTP, and tells the counts. */
@NullMarked
package org.carrel.catalog.usage.web;

import org.jspecify.annotations.NullMarked;
