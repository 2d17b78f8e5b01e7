/** The reference log over HTTP. */
@NullMarked
package org.carrel.catalog.reference.web;

import org.jspecify.annotations.NullMarked;
