/** The browse lists over HTTP. */
@NullMarked
package org.carrel.catalog.headings.web;

import org.jspecify.annotations.NullMarked;
