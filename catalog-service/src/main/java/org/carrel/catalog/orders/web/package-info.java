/** Orders over HTTP. */
@NullMarked
package org.carrel.catalog.orders.web;

import org.jspecify.annotations.NullMarked;
