/** Bulk edits over HTTP. */
@NullMarked
package org.carrel.catalog.bulkedit.web;

import org.jspecify.annotations.NullMarked;
