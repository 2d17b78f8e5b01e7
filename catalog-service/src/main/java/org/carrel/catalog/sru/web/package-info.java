/** SRU over HTTP. */
@NullMarked
package org.carrel.catalog.sru.web;

import org.jspecify.annotations.NullMarked;
