/** Records over HTTP. */
@NullMarked
package org.carrel.catalog.records.web;

import org.jspecify.annotations.NullMarked;
