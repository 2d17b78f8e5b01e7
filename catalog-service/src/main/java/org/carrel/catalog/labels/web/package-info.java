/** Labels over HTTP. */
@NullMarked
package org.carrel.catalog.labels.web;

import org.jspecify.annotations.NullMarked;
