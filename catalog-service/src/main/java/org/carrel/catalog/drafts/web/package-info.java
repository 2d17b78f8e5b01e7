/** Drafts over HTTP. */
@NullMarked
package org.carrel.catalog.drafts.web;

import org.jspecify.annotations.NullMarked;
