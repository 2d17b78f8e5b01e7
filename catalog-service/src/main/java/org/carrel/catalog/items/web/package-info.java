/** Items over HTTP. */
@NullMarked
package org.carrel.catalog.items.web;

import org.jspecify.annotations.NullMarked;
