/** Holdings of titles over HTTP. */
@NullMarked
package org.carrel.catalog.holdings.web;

import org.jspecify.annotations.NullMarked;
