/** Copy cataloguing over HTTP. */
@NullMarked
package org.carrel.catalog.copycataloguing.web;

import org.jspecify.annotations.NullMarked;
