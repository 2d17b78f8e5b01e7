/** Representations of records over HTTP. */
@NullMarked
package org.carrel.catalog.crosswalks.web;

import org.jspecify.annotations.NullMarked;
