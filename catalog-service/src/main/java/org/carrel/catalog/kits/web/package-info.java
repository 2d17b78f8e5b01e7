/** Kits and bound volumes over HTTP. */
@NullMarked
package org.carrel.catalog.kits.web;

import org.jspecify.annotations.NullMarked;
